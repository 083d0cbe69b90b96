// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Verifies the admin's password, which programs send with every call. The configured hash is a bcrypt hash, but bcrypt
 * is too slow for every call. So passwords are checked against the bcrypt hash only until the first correct password.
 * Later passwords are checked against a PBKDF2 hash of that password, which is fast to compute and in memory only, so
 * that wrong guesses do not use up the CPU.
 */
public final class AdminPassword {

    private static final String BCRYPT = "{bcrypt}";

    /** The maximum length of the input of bcrypt. */
    private static final int MAX_BYTES = 72;

    /** Excludes a cost over 14, because a check would take seconds, in which other callers would have to wait. */
    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$1[0-4]\\$[./0-9A-Za-z]{53}");

    private static final PasswordEncoder BCRYPT_ENCODER = new BCryptPasswordEncoder();
    private static final PasswordEncoder PBKDF2_ENCODER =
            new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

    private final String bcryptHash;
    private final AtomicReference<Optional<String>> pbkdf2Hash;

    private AdminPassword(String bcryptHash, Optional<String> pbkdf2Hash) {
        this.bcryptHash = bcryptHash;
        this.pbkdf2Hash = new AtomicReference<>(pbkdf2Hash);
    }

    /** @param setting the password in plain text, or its bcrypt hash */
    public static AdminPassword of(String setting) {
        return isHash(setting)
                ? new AdminPassword(setting.substring(BCRYPT.length()), Optional.empty())
                : new AdminPassword("", Optional.of(PBKDF2_ENCODER.encode(setting)));
    }

    public static boolean isHash(String setting) {
        return HASH.matcher(setting).matches();
    }

    public static boolean canBeHashed(String plain) {
        return !plain.isBlank() && plain.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    public static String hash(String plain) {
        return BCRYPT + BCRYPT_ENCODER.encode(plain);
    }

    /** Returns whether the password is right. Keeps a fast hash of the first right password. */
    public boolean verify(String candidate) {
        return pbkdf2Hash
                .get()
                .map(hash -> PBKDF2_ENCODER.matches(candidate, hash))
                .orElseGet(() -> verifyBcrypt(candidate));
    }

    /** Synchronized, so that bcrypt uses at most one CPU, even if guesses come from many networks at once. */
    private synchronized boolean verifyBcrypt(String candidate) {
        if (pbkdf2Hash.get().isPresent()) {
            return verify(candidate);
        }
        var right = canBeHashed(candidate) && BCRYPT_ENCODER.matches(candidate, bcryptHash);
        if (right) {
            pbkdf2Hash.set(Optional.of(PBKDF2_ENCODER.encode(candidate)));
        }
        return right;
    }
}
