// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Computes the SHA-256 of a sequence of parts, as 64 hexadecimal digits. Different sequences have different hashes. */
public final class ContentHash {

    private ContentHash() {}

    /** Returns the hash of the parts and their lengths. */
    public static String of(byte[]... parts) {
        return of(Arrays.stream(parts).map(ByteBuffer::wrap).toArray(ByteBuffer[]::new));
    }

    /** Returns the hash of the remaining bytes of the parts, and their lengths. Does not change the parts. */
    public static String of(ByteBuffer... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.remaining()));
                digest.update(part.duplicate());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
