// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * What the admin's password is told by. The hash that its owner keeps is dear, against whoever finds it; and programs send
 * the password with every call. So the first right one is hashed once more, in memory alone and cheaply, and from then on
 * that hash decides: strangers cannot keep the processor busy by guessing.
 */
final class AdminPassword {

    private static final String BCRYPT = "{bcrypt}";

    /** bcrypt reads no more. */
    private static final int MOST_BYTES = 72;

    /** A cost over 14 would take seconds, with nobody else let in meanwhile. */
    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$1[0-4]\\$[./0-9A-Za-z]{53}");

    private static final PasswordEncoder DEAR = new BCryptPasswordEncoder();
    private static final PasswordEncoder CHEAP =
            new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

    private final String kept;
    private final AtomicReference<Optional<String>> known;

    private AdminPassword(String kept, Optional<String> known) {
        this.kept = kept;
        this.known = new AtomicReference<>(known);
    }

    /** @param setting in plain or hashed */
    static AdminPassword of(String setting) {
        return isHash(setting)
                ? new AdminPassword(setting.substring(BCRYPT.length()), Optional.empty())
                : new AdminPassword("", Optional.of(CHEAP.encode(setting)));
    }

    static boolean isHash(String setting) {
        return HASH.matcher(setting).matches();
    }

    static boolean canBeHashed(String plain) {
        return !plain.isBlank() && plain.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    static String hashed(String plain) {
        return BCRYPT + DEAR.encode(plain);
    }

    boolean is(String tried) {
        return known.get().map(cheap -> CHEAP.matches(tried, cheap)).orElseGet(() -> isTheFirst(tried));
    }

    /** One at a time, so that this takes one processor at most, wherever the guesses come from. */
    private synchronized boolean isTheFirst(String tried) {
        if (known.get().isPresent()) {
            return is(tried);
        }
        var right = canBeHashed(tried) && DEAR.matches(tried, kept);
        if (right) {
            known.set(Optional.of(CHEAP.encode(tried)));
        }
        return right;
    }
}
