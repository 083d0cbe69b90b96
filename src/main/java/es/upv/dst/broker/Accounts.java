// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.tries.Attempt;
import es.upv.dst.tries.Network;
import es.upv.dst.tries.Tries;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who logs in.
 *
 * <p>Only the teacher's account has something to guess, so only its logins are ever held up, by the network they come
 * from: a class behind one address logs in as the students' account and is not affected by somebody among them who
 * guesses. Neither is this process, which has a secret of its own that needs no such protection.
 */
final class Accounts {

    private final LabBroker lab;
    private final String chosen;
    private final Tries<Network> guesses;

    /**
     * @param lab the teacher's account with this process's own secret
     * @param chosen the password that people may use for it too; empty for none
     */
    Accounts(LabBroker lab, String chosen, InstantSource clock) {
        this.lab = lab;
        this.chosen = chosen;
        this.guesses = Tries.guesses(clock);
    }

    /** Whose login this is; nothing if it is refused. An absent user or password is an empty one. */
    Optional<Who> identify(String user, String password) {
        if (user.isEmpty()) {
            return Optional.of(Who.NOBODY).filter(_ -> password.isEmpty());
        }
        if (user.equals(LabBroker.STUDENTS)) {
            return Optional.of(Who.DST).filter(_ -> password.equals(LabBroker.STUDENTS));
        }
        boolean known = same(password, lab.password()) || !chosen.isEmpty() && same(password, chosen);
        return Optional.of(Who.TEACHER).filter(_ -> user.equals(lab.username()) && known);
    }

    /** As {@link #identify}, but holds up a network from which too many passwords have been tried. */
    Optional<Who> admit(String user, String password, InetAddress address) {
        if (!user.equals(lab.username()) || same(password, lab.password())) {
            return identify(user, password);
        }
        var attempt = guesses.attempt(
                Network.of(address), () -> identify(user, password).isPresent());
        return Optional.of(Who.TEACHER).filter(_ -> attempt instanceof Attempt.Right);
    }

    /** Takes the same time wherever the two differ. */
    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
