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
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

    /** A character that stands for a lost one, or the two characters of a Latin letter in UTF-8. */
    Pattern DAMAGED = Pattern.compile("\uFFFD|\u00C3[\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E"
            + "\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]");

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
        var decoded = text.flip().toString();
        return new Decoded(
                decoded,
                damagedLine(decoded).stream()
                        .map(line -> RosterNote.DAMAGED_LETTERS.with(line.number(), line.text()))
                        .toList());
    }

    /** Returns the first line with a letter that was lost, or that is UTF-8 which was read in another character set. */
    private static Optional<Line> damagedLine(String text) {
        var lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(index -> DAMAGED.matcher(lines.get(index)).find())
                .mapToObj(index -> new Line(index + 1L, lines.get(index)))
                .findFirst();
    }

    /** Returns the first line that is not in the character set, as Windows-1252, which is the probable one. */
    private static Line undecodable(byte[] file, Charset charset) {
        var bytes = ByteBuffer.wrap(file);
        charset.newDecoder().decode(bytes, CharBuffer.allocate(file.length), true);
        var probable = new String(file, WINDOWS_1252);
        var prefix = probable.substring(0, bytes.position());
        // A character after the prefix, because lines() has no line after the last line end.
        var number = (prefix + "x").lines().count();
        var text = probable.lines().skip(number - 1).findFirst();
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
