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
 * Maps a user name and a password to a {@link ClientRole}.
 *
 * <p>Limits wrong passwords for each network, but only for the teacher's account, because no other account has a secret
 * password. So password guesses from the address of a class do not affect its students, who use the students' account.
 * The limit does not apply to the random password of this process, because that password is too long to guess.
 */
public final class Authenticator {

    private final LabBroker broker;
    private final String configuredPassword;
    private final AttemptLimiter<Network> limiter;

    /**
     * @param broker contains the teacher's account, with the random password of this process
     * @param configuredPassword a second password for the teacher's account, from the configuration; empty for none
     */
    Authenticator(LabBroker broker, String configuredPassword, InstantSource clock) {
        this.broker = broker;
        this.configuredPassword = configuredPassword;
        this.limiter = AttemptLimiter.forPasswords(clock);
    }

    /**
     * Returns the role of a client, or empty if the user name or the password is wrong. An empty string means that the
     * client has not sent that field.
     */
    public Optional<ClientRole> authenticate(String user, String password) {
        if (user.isEmpty()) {
            return Optional.of(ClientRole.ANONYMOUS).filter(_ -> password.isEmpty());
        }
        if (user.equals(LabBroker.STUDENT_ACCOUNT)) {
            return Optional.of(ClientRole.STUDENT).filter(_ -> password.equals(LabBroker.STUDENT_ACCOUNT));
        }
        boolean matches = equalsInConstantTime(password, broker.password())
                || !configuredPassword.isEmpty() && equalsInConstantTime(password, configuredPassword);
        return Optional.of(ClientRole.TEACHER).filter(_ -> user.equals(broker.username()) && matches);
    }

    /**
     * Does the same as {@link #authenticate}, but returns empty for the teacher's account if too many wrong passwords
     * have come from the network of the client.
     */
    public Optional<ClientRole> authenticateRateLimited(String user, String password, InetAddress address) {
        if (!user.equals(broker.username()) || equalsInConstantTime(password, broker.password())) {
            return authenticate(user, password);
        }
        var attempt = limiter.attempt(
                Network.of(address), () -> authenticate(user, password).isPresent());
        return Optional.of(ClientRole.TEACHER).filter(_ -> attempt instanceof LimitedAttempt.Correct);
    }

    /** Returns whether a client of the students' account belongs to this process. */
    public boolean isOfThisProcess(String clientId) {
        return clientId.startsWith(broker.studentIdPrefix());
    }

    /** Compares in constant time, so that the duration does not reveal how many characters of a guess are right. */
    private static boolean equalsInConstantTime(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
