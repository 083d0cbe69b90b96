// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.ratelimit.AttemptLimiter;
import es.upv.dst.ratelimit.LimitedAttempt;
import es.upv.dst.ratelimit.Network;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Maps a user and a password to a {@link ClientRole}.
 *
 * <p>Only the teacher's account has a secret password, so only its logins are rate limited, per network. A class behind
 * one address logs in with the students' account, so password guesses from that address do not affect the class. The
 * limit does not apply to this process either: its password is random and too long to guess.
 */
public final class Authenticator {

    private final LabBroker lab;
    private final String configuredPassword;
    private final AttemptLimiter<Network> limiter;

    /**
     * @param lab the teacher's account, with the random password of this process
     * @param configuredPassword a second password for the teacher's account, from the configuration; empty for none
     */
    Authenticator(LabBroker lab, String configuredPassword, InstantSource clock) {
        this.lab = lab;
        this.configuredPassword = configuredPassword;
        this.limiter = AttemptLimiter.forPasswords(clock);
    }

    /** Returns the role of a login, or empty if it is refused. An empty string means that the client sent none. */
    public Optional<ClientRole> authenticate(String user, String password) {
        if (user.isEmpty()) {
            return Optional.of(ClientRole.ANONYMOUS).filter(_ -> password.isEmpty());
        }
        if (user.equals(LabBroker.STUDENT_ACCOUNT)) {
            return Optional.of(ClientRole.STUDENT).filter(_ -> password.equals(LabBroker.STUDENT_ACCOUNT));
        }
        boolean matches = equalsInConstantTime(password, lab.password())
                || !configuredPassword.isEmpty() && equalsInConstantTime(password, configuredPassword);
        return Optional.of(ClientRole.TEACHER).filter(_ -> user.equals(lab.username()) && matches);
    }

    /** As {@link #authenticate}, but refuses logins from a network that has sent too many wrong passwords. */
    public Optional<ClientRole> authenticateRateLimited(String user, String password, InetAddress address) {
        if (!user.equals(lab.username()) || equalsInConstantTime(password, lab.password())) {
            return authenticate(user, password);
        }
        var attempt = limiter.attempt(
                Network.of(address), () -> authenticate(user, password).isPresent());
        return Optional.of(ClientRole.TEACHER).filter(_ -> attempt instanceof LimitedAttempt.Correct);
    }

    /** Compares in constant time, so that the duration does not reveal how much of the password is right. */
    private static boolean equalsInConstantTime(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
