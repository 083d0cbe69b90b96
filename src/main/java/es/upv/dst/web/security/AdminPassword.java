// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Verifies the admin's password, which programs send with every call. The configured hash is a bcrypt hash, but bcrypt
 * is too slow for every call. So passwords are checked against the bcrypt hash only until the first correct password.
 * Later passwords are compared by a message authentication code, which takes microseconds, so that wrong guesses do not
 * use up the CPU. Its random key and the code of the correct password are in memory only.
 */
public final class AdminPassword {

    private static final String BCRYPT = "{bcrypt}";

    /** The maximum length of the input of bcrypt. */
    private static final int MAX_BYTES = 72;

    /** Excludes a cost over 14, because a check would take seconds, in which other callers would have to wait. */
    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$1[0-4]\\$[./0-9A-Za-z]{53}");

    private static final PasswordEncoder BCRYPT_ENCODER = new BCryptPasswordEncoder();

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final String bcryptHash;
    private final Key key =
            new SecretKeySpec(KeyGenerators.secureRandom(KEY_BYTES).generateKey(), MAC);
    private final AtomicReference<Optional<byte[]>> correctCode = new AtomicReference<>(Optional.empty());

    private AdminPassword(String bcryptHash) {
        this.bcryptHash = bcryptHash;
    }

    /** @param setting the password in plain text, or its bcrypt hash */
    public static AdminPassword of(String setting) {
        if (isHash(setting)) {
            return new AdminPassword(setting.substring(BCRYPT.length()));
        }
        var password = new AdminPassword("");
        password.keep(setting);
        return password;
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

    /** Returns whether the password is right. Keeps the authentication code of the first right password. */
    public boolean verify(String candidate) {
        return correctCode
                .get()
                .map(code -> MessageDigest.isEqual(code, code(candidate)))
                .orElseGet(() -> verifyBcrypt(candidate));
    }

    /** Synchronized, so that bcrypt uses at most one CPU, even if guesses come from many networks at once. */
    private synchronized boolean verifyBcrypt(String candidate) {
        if (correctCode.get().isPresent()) {
            return verify(candidate);
        }
        var right = canBeHashed(candidate) && BCRYPT_ENCODER.matches(candidate, bcryptHash);
        if (right) {
            keep(candidate);
        }
        return right;
    }

    private void keep(String password) {
        correctCode.set(Optional.of(code(password)));
    }

    private byte[] code(String password) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + MAC, e);
        }
    }
}
