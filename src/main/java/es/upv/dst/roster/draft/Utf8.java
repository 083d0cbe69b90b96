// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The result of decoding bytes as UTF-8, which is a text or the first line that is not UTF-8. */
sealed interface Utf8 {

    record Text(String text) implements Utf8 {}

    /**
     * The number, from 1, of the first line that is not UTF-8, and its text decoded as Latin-1, which is the probable
     * encoding.
     */
    record Invalid(long line, String value) implements Utf8 {}

    /** Decodes a file. A leading byte order mark, which spreadsheets write, is removed. */
    static Utf8 decode(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        var text = CharBuffer.allocate(file.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            return invalid(file, bytes.position());
        }
        var decoded = text.flip().toString();
        return new Text(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
    }

    private static Invalid invalid(byte[] file, int position) {
        var latin = new String(file, StandardCharsets.ISO_8859_1);
        var prefix = latin.substring(0, position);
        var line = prefix.chars().filter(c -> c == '\n').count() + 1;
        var value = latin.substring(prefix.lastIndexOf('\n') + 1).lines().findFirst();
        return new Invalid(line, value.orElse(""));
    }
}
