// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static es.upv.dst.roster.draft.RosterError.NOT_IN_DECLARED_CHARSET;
import static es.upv.dst.roster.draft.RosterError.UNKNOWN_CHARSET;

import es.upv.dst.language.Sentence;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterNote;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The result of decoding a file, which is a text or the first line that cannot be decoded. */
sealed interface FileText {

    /** @param notes what a person should know about the character set */
    record Decoded(String text, List<Sentence> notes) implements FileText {}

    record Undecodable(RefusedLine line) implements FileText {}

    /** The character sets that a byte order mark names. That of UTF-32LE begins with that of UTF-16LE. */
    List<Charset> MARKED = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

    Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /**
     * Decodes a file by its byte order mark, else in the declared character set, else in UTF-8, else in Windows-1252,
     * which spreadsheet programs write in western Europe.
     */
    static FileText decode(byte[] file, Optional<Charset> declared) {
        for (var charset : MARKED) {
            var mark = "\uFEFF".getBytes(charset);
            if (Arrays.mismatch(file, mark) == mark.length || Arrays.equals(file, mark)) {
                return decode(Arrays.copyOfRange(file, mark.length, file.length), charset);
            }
        }
        if (declared.isPresent()) {
            return decode(file, declared.get());
        }
        if (isProbablyUtf16(file)) {
            return new Undecodable(new RefusedLine(1, "", UNKNOWN_CHARSET));
        }
        if (decode(file, StandardCharsets.UTF_8) instanceof Decoded text) {
            return text;
        }
        var line = undecodable(file, StandardCharsets.UTF_8);
        return decode(file, WINDOWS_1252) instanceof Decoded(var text, var _)
                ? new Decoded(text, List.of(RosterNote.READ_AS_WINDOWS_1252.with(line.number(), line.text())))
                : new Undecodable(new RefusedLine(line.number(), line.text(), UNKNOWN_CHARSET));
    }

    private static FileText decode(byte[] file, Charset charset) {
        var text = CharBuffer.allocate(file.length);
        if (charset.newDecoder().decode(ByteBuffer.wrap(file), text, true).isError()) {
            var line = undecodable(file, charset);
            return new Undecodable(new RefusedLine(line.number(), line.text(), NOT_IN_DECLARED_CHARSET));
        }
        return new Decoded(text.flip().toString(), List.of());
    }

    /** Returns the first line that is not in the character set, as Windows-1252, which is the probable one. */
    private static Line undecodable(byte[] file, Charset charset) {
        var bytes = ByteBuffer.wrap(file);
        charset.newDecoder().decode(bytes, CharBuffer.allocate(file.length), true);
        var probable = new String(file, WINDOWS_1252);
        var prefix = probable.substring(0, bytes.position());
        var number = prefix.chars().filter(c -> c == '\n').count() + 1;
        var text = probable.substring(prefix.lastIndexOf('\n') + 1).lines().findFirst();
        return new Line(number, text.orElse(""));
    }

    /** Such a text is valid UTF-8, with a NUL beside each letter. */
    private static boolean isProbablyUtf16(byte[] file) {
        var zeros = 0;
        for (var each : file) {
            zeros += each == 0 ? 1 : 0;
        }
        return zeros * 3 > file.length;
    }

    record Line(long number, String text) {}
}
