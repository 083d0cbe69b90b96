// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decodes text files. The encoding is the first of these that fits: UTF-16 with a byte order mark, UTF-8, the encoding
 * that the file declares (PEP 263), Windows-1252.
 */
final class TextDecoder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    /** Text has hardly any control characters; a seventh of the characters of random bytes are some. */
    private static final int MIN_CHARACTERS_PER_CONTROL = 20;

    /** A declaration is a comment on the first or second line. */
    private static final int MAX_DECLARATION = 400;

    private static final Pattern DECLARATION =
            Pattern.compile("\\A(?:[ \\t\\f]*(?:#.*)?\\R)?[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");

    private TextDecoder() {}

    /** Returns the normalised text, or nothing if the bytes are not text. */
    static Optional<String> decode(byte[] content) {
        return normalise(decodeBytes(content));
    }

    /**
     * Returns the text with {@code \n} as the end of each line, or nothing if it contains NUL or many control
     * characters.
     */
    static Optional<String> normalise(String text) {
        var unmarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        var controls = unmarked.chars().filter(TextDecoder::isControl).count();
        if (unmarked.indexOf('\0') >= 0 || controls * MIN_CHARACTERS_PER_CONTROL > unmarked.length()) {
            return Optional.empty();
        }
        // Encoding replaces lone surrogates, which UTF-8 does not have.
        var wellFormed = new String(unmarked.getBytes(UTF_8), UTF_8);
        return Optional.of(wellFormed.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static boolean isControl(int character) {
        return character == REPLACEMENT
                || Character.isISOControl(character)
                        && character != '\n'
                        && character != '\r'
                        && character != '\t'
                        && character != '\f';
    }

    private static String decodeBytes(byte[] content) {
        if (content.length >= 2 && (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF) {
            return new String(content, UTF_16BE);
        }
        if (content.length >= 2 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE) {
            return new String(content, UTF_16LE);
        }
        return decodeStrictly(content, UTF_8)
                .or(() -> declared(content).flatMap(charset -> decodeStrictly(content, charset)))
                .orElseGet(() -> new String(content, WINDOWS_1252));
    }

    private static Optional<String> decodeStrictly(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> declared(byte[] content) {
        var matcher =
                DECLARATION.matcher(new String(content, 0, Math.min(content.length, MAX_DECLARATION), ISO_8859_1));
        return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
    }

    /** Python accepts more spellings than Java, such as {@code latin-1} and {@code mac_roman}. */
    private static Optional<Charset> charset(String name) {
        return Stream.of(name, name.replace('_', '-'), name.replaceAll("[-_]", ""))
                .filter(TextDecoder::isKnown)
                .map(Charset::forName)
                .findFirst();
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
