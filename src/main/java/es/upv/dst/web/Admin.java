// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The one user there is. */
@Configuration(proxyBeanMethods = false)
class Admin {

    static final String ROLE = "ADMIN";

    private static final Logger LOG = LoggerFactory.getLogger(Admin.class);

    @Bean
    UserDetailsService users(
            @Value("${dst.admin.password:}") String chosen, PasswordEncoder encoder, RandomGenerator random) {
        var password = chosen.isBlank() ? drawn(random) : chosen;
        return new InMemoryUserDetailsManager(User.withUsername("admin")
                .password(encoder.encode(password))
                .roles(ROLE)
                .build());
    }

    /**
     * Cheap on purpose: programs send the password with every call, and it stands in the environment in clear. A dear hash
     * would protect nothing and let strangers keep the processor busy by guessing.
     */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
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
}
