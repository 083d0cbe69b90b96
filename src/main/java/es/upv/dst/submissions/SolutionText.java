// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.submissions.SolutionError.SolutionErrorKind;
import es.upv.dst.text.WhiteSpace;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The payload of a submission before validation. The payload should be {@code code;name;email}. */
record SolutionText(String payload) {

    private static final int MAX_BYTES = 1_024;
    private static final int FIELDS = 3;
    private static final int CODE_LENGTH = 5;
    private static final char NOT_UTF_8 = '\uFFFD';
    private static final String BIDIRECTIONAL_CONTROLS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** Characters that students type instead of a semicolon; the last one is the Greek question mark. */
    private static final String SEMICOLON_SUBSTITUTES = ",|:\t\uFF1B\u037E";

    /**
     * Returns the errors that make the payload malformed, by index. The list is empty if the payload is well formed.
     */
    List<SolutionError> errors() {
        var end = maxPrefixLength();
        if (end < payload.length()) {
            return List.of(new SolutionError(SolutionErrorKind.TOO_LONG, end));
        }
        return Stream.concat(characterErrors(), separatorErrors(fields()))
                .sorted(Comparator.comparingInt(SolutionError::index))
                .toList();
    }

    /** Returns the texts between the semicolons. */
    String[] fields() {
        return payload.split(";", -1);
    }

    /** Returns the length of the longest prefix of the payload that has at most {@link #MAX_BYTES}. */
    private int maxPrefixLength() {
        var characters = CharBuffer.wrap(payload);
        UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(characters, ByteBuffer.allocate(MAX_BYTES), true);
        return characters.position();
    }

    private Stream<SolutionError> characterErrors() {
        return IntStream.range(0, payload.length())
                .filter(index -> !isLowSurrogate(index) && isUnprintable(payload.codePointAt(index)))
                .mapToObj(index -> new SolutionError(
                        payload.charAt(index) == NOT_UTF_8 ? SolutionErrorKind.NOT_UTF_8 : SolutionErrorKind.CONTROL,
                        index));
    }

    private boolean isLowSurrogate(int index) {
        return index > 0 && Character.isSurrogatePair(payload.charAt(index - 1), payload.charAt(index));
    }

    private Stream<SolutionError> separatorErrors(String[] fields) {
        if (fields.length < FIELDS) {
            var substitutes = substitutedSeparators(FIELDS - fields.length);
            return substitutes.isEmpty()
                    ? Stream.of(new SolutionError(SolutionErrorKind.TOO_FEW_FIELDS, payload.length()))
                    : substitutes.stream();
        }
        var name = fields[0].length() + 1;
        if (fields.length > FIELDS) {
            var endOfThird = name + fields[1].length() + 1 + fields[2].length();
            return Stream.of(new SolutionError(SolutionErrorKind.TOO_MANY_FIELDS, endOfThird));
        }
        var visible = WhiteSpace.strip(fields[1]).codePoints().anyMatch(SolutionText::isVisible);
        return visible ? Stream.empty() : Stream.of(new SolutionError(SolutionErrorKind.NO_NAME, name));
    }

    /** Returns errors at the indices at which the missing semicolons probably belong. */
    private List<SolutionError> substitutedSeparators(int missing) {
        return IntStream.range(0, payload.length())
                .filter(index -> SEMICOLON_SUBSTITUTES.indexOf(payload.charAt(index)) >= 0 || isAfterCode(index))
                .limit(missing)
                .mapToObj(index -> new SolutionError(SolutionErrorKind.SEPARATOR, index))
                .toList();
    }

    private boolean isAfterCode(int index) {
        return index == CODE_LENGTH
                && payload.charAt(index) != ';'
                && payload.chars().limit(index).allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Returns whether a character is a control character, or would break or reverse a line in a list that has one line
     * for each submission.
     */
    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> BIDIRECTIONAL_CONTROLS.indexOf(character) >= 0;
            default -> character == NOT_UTF_8;
        };
    }

    private static boolean isVisible(int character) {
        return !Character.isSpaceChar(character) && Character.getType(character) != Character.FORMAT;
    }
}
