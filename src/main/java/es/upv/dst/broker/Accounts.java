// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who logs in.
 *
 * <p>Only the teacher's account has something to guess, so only its logins are ever held up, by the address they come
 * from: a class behind one address logs in as the students' account and is not affected by somebody among them who
 * guesses. Neither is this process, which has a secret of its own that needs no such protection.
 */
final class Accounts {

    private static final int GUESSES = 10;
    private static final Duration HOLD = Duration.ofMinutes(1);

    private final LabBroker lab;
    private final String chosen;
    private final Cache<InetAddress, AtomicInteger> guesses =
            Caffeine.newBuilder().expireAfterWrite(HOLD).maximumSize(10_000).build();

    /**
     * @param lab the teacher's account with this process's own secret
     * @param chosen the password that people may use for it too; empty for none
     */
    Accounts(LabBroker lab, String chosen) {
        this.lab = lab;
        this.chosen = chosen;
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

    /** As {@link #identify}, but holds up an address from which too many passwords have been tried. */
    Optional<Who> admit(String user, String password, InetAddress address) {
        if (!user.equals(lab.username()) || same(password, lab.password())) {
            return identify(user, password);
        }
        AtomicInteger wrong = guesses.get(address, _ -> new AtomicInteger());
        if (wrong.get() >= GUESSES) {
            return Optional.empty();
        }
        Optional<Who> who = identify(user, password);
        if (who.isEmpty()) {
            wrong.incrementAndGet();
        }
        return who;
    }

    /** Takes the same time wherever the two differ. */
    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
