// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** What bytes are when they are taken for UTF-8: a text, or broken somewhere. */
sealed interface Utf8 {

    record Text(String text) implements Utf8 {}

    /** The first line that is not UTF-8, from 1, and how it looks in Latin-1, which it probably is. */
    record Broken(long line, String value) implements Utf8 {}

    /** A byte order mark, which spreadsheets put first, is not part of the text. */
    static Utf8 decode(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        var text = CharBuffer.allocate(file.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            return broken(file, bytes.position());
        }
        var decoded = text.flip().toString();
        return new Text(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
    }

    private static Broken broken(byte[] file, int position) {
        var latin = new String(file, StandardCharsets.ISO_8859_1);
        var before = latin.substring(0, position);
        var line = before.chars().filter(c -> c == '\n').count() + 1;
        var value = latin.substring(before.lastIndexOf('\n') + 1).lines().findFirst();
        return new Broken(line, value.orElse(""));
    }
}
