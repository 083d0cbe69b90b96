// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * The keys of students in addresses of pages and in events. A key does not reveal the DNI. It is valid until the lab
 * restarts.
 */
@Component
public class StudentKeys {

    private static final String MAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 8;

    private final Roster roster;
    private final SecretKeySpec secret =
            new SecretKeySpec(KeyGenerators.secureRandom(SECRET_BYTES).generateKey(), MAC);

    StudentKeys(Roster roster) {
        this.roster = roster;
    }

    /** Returns 16 hexadecimal digits. */
    public String of(Dni dni) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(dni.value().getBytes(US_ASCII)), 0, KEY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + MAC, e);
        }
    }

    /** Returns the student of the roster with this key; empty if there is none, also for a key before a restart. */
    public Optional<Student> find(String key) {
        return roster.all().stream()
                .filter(student -> of(student.dni()).equals(key))
                .findFirst();
    }
}
