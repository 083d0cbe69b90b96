// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import es.upv.dst.tries.Attempt;
import es.upv.dst.tries.Network;
import es.upv.dst.tries.Tries;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * The one user there is. Who guesses is held up by the network that the guesses come from, even with the right password,
 * or the last guess would be as good as the first; from anywhere else the admin comes in.
 */
@Component
class Admin implements AuthenticationProvider {

    static final String ROLE = "ADMIN";

    private static final String NAME = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(Admin.class);

    private final AdminPassword password;
    private final Tries<Network> guesses;

    Admin(AdminProperties properties, RandomGenerator random, InstantSource clock) {
        var chosen = properties.password();
        this.password = AdminPassword.of(chosen.isBlank() ? drawn(random) : chosen);
        this.guesses = Tries.guesses(clock);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        return switch (guesses.attempt(network(login), () -> isAdmin(login))) {
            case Attempt.Right() ->
                UsernamePasswordAuthenticationToken.authenticated(
                        NAME, "", AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
            case Attempt.Wrong() -> throw new BadCredentialsException("This is not the admin");
            case Attempt.HeldUp(var wait) -> throw new HeldUp(wait);
        };
    }

    @Override
    public boolean supports(Class<?> login) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
    }

    private boolean isAdmin(Authentication login) {
        return login.getName().equals(NAME) && password.is(String.valueOf(login.getCredentials()));
    }

    private static Network network(Authentication login) {
        return Network.of(
                login.getDetails() instanceof WebAuthenticationDetails caller ? caller.getRemoteAddress() : "");
    }

    private static String drawn(RandomGenerator random) {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        var password = letters(new BigInteger(1, bytes));
        LOG.warn("admin password: {} (set DST_ADMIN_PASSWORD to choose one)", password);
        return password;
    }

    /** In letters alone: the log masks what might be somebody's number. */
    private static String letters(BigInteger number) {
        return number.toString(26)
                .chars()
                .map(digit -> digit <= '9' ? digit - '0' + 'q' : digit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Too many wrong passwords have come from there. */
    static final class HeldUp extends AuthenticationException {

        private final Duration wait;

        private HeldUp(Duration wait) {
            super("Too many wrong passwords");
            this.wait = wait;
        }

        Duration forHowLong() {
            return wait;
        }
    }
}
