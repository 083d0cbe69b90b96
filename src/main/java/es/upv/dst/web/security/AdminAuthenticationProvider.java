// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import es.upv.dst.ratelimit.AttemptLimiter;
import es.upv.dst.ratelimit.LimitedAttempt;
import es.upv.dst.ratelimit.Network;
import es.upv.dst.time.MonotonicTime;
import java.math.BigInteger;
import java.time.Duration;
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
 * Authenticates the admin, who is the only user. Limits the number of wrong passwords from each network. Above the
 * limit, also the right password from that network is refused, because otherwise guessing could continue. Other
 * networks are not affected.
 */
@Component
public class AdminAuthenticationProvider implements AuthenticationProvider {

    static final String ROLE = "ADMIN";

    private static final String NAME = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(AdminAuthenticationProvider.class);

    private final AdminPassword password;
    private final AttemptLimiter<Network> limiter;

    public AdminAuthenticationProvider(AdminProperties properties, RandomGenerator random) {
        var configured = properties.password();
        this.password = AdminPassword.of(configured.isBlank() ? generateAndLogPassword(random) : configured);
        this.limiter = AttemptLimiter.forPasswords(new MonotonicTime());
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        return switch (limiter.attempt(network(authentication), () -> verify(authentication))) {
            case LimitedAttempt.Correct() ->
                UsernamePasswordAuthenticationToken.authenticated(
                        NAME, "", AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
            case LimitedAttempt.Wrong() -> throw new BadCredentialsException("Wrong user name or password");
            case LimitedAttempt.Throttled(var retryAfter) -> throw new ThrottledException(retryAfter);
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private boolean verify(Authentication authentication) {
        return authentication.getName().equals(NAME)
                && password.verify(String.valueOf(authentication.getCredentials()));
    }

    private static Network network(Authentication authentication) {
        return Network.of(
                authentication.getDetails() instanceof WebAuthenticationDetails caller
                        ? caller.getRemoteAddress()
                        : "");
    }

    private static String generateAndLogPassword(RandomGenerator random) {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        var password = letters(new BigInteger(1, bytes));
        LOG.warn("admin password: {} (set DST_ADMIN_PASSWORD to choose one)", password);
        return password;
    }

    /** Converts a number to letters, because the log would mask digits that may be a DNI or a code. */
    private static String letters(BigInteger number) {
        return number.toString(26)
                .chars()
                .map(digit -> digit <= '9' ? digit - '0' + 'q' : digit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Thrown if the network of the caller has exceeded the limit of wrong passwords. */
    static final class ThrottledException extends AuthenticationException {

        private final Duration retryAfter;

        private ThrottledException(Duration retryAfter) {
            super("Too many wrong passwords");
            this.retryAfter = retryAfter;
        }

        long retryAfterSeconds() {
            return retryAfter.toSeconds() + 1;
        }
    }
}
