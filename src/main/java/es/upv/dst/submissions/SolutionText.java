// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.submissions.SolutionFlaw.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was sent as {@code code;name;email}, anything at all. */
record SolutionText(String sent) {

    private static final int MAXIMUM_BYTES = 1_024;
    private static final int FIELDS = 3;
    private static final int DIGITS_OF_A_CODE = 5;
    private static final char NOT_UTF_8 = '\uFFFD';
    private static final String BIDIRECTIONAL_CONTROLS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** What people type where a semicolon should be; the last one is a Greek question mark. */
    private static final String TAKEN_FOR_SEMICOLONS = ",|:\t\uFF1B\u037E";

    /** What makes it malformed, in its order. */
    List<SolutionFlaw> flaws() {
        if (isTooLong(sent)) {
            return List.of(new SolutionFlaw(Kind.TOO_LONG, room()));
        }
        return Stream.concat(characters(), separators(fields()))
                .sorted(Comparator.comparingInt(SolutionFlaw::at))
                .toList();
    }

    /** The text between the semicolons. */
    String[] fields() {
        return sent.split(";", -1);
    }

    private static boolean isTooLong(String text) {
        return text.length() > MAXIMUM_BYTES || text.getBytes(UTF_8).length > MAXIMUM_BYTES;
    }

    /** How much of it would not be too long. */
    private int room() {
        var end = Math.min(MAXIMUM_BYTES, sent.length());
        while (isTooLong(sent.substring(0, end))) {
            end = sent.offsetByCodePoints(end, -1);
        }
        return end;
    }

    private Stream<SolutionFlaw> characters() {
        return IntStream.range(0, sent.length())
                .filter(at -> !isSecondHalf(at) && isUnprintable(sent.codePointAt(at)))
                .mapToObj(at -> new SolutionFlaw(sent.charAt(at) == NOT_UTF_8 ? Kind.NOT_UTF_8 : Kind.CONTROL, at));
    }

    private boolean isSecondHalf(int at) {
        return at > 0 && Character.isSurrogatePair(sent.charAt(at - 1), sent.charAt(at));
    }

    private Stream<SolutionFlaw> separators(String[] fields) {
        if (fields.length < FIELDS) {
            var instead = instead(FIELDS - fields.length);
            return instead.isEmpty()
                    ? Stream.of(new SolutionFlaw(Kind.TOO_FEW_FIELDS, sent.length()))
                    : instead.stream();
        }
        var name = fields[0].length() + 1;
        if (fields.length > FIELDS) {
            var third = name + fields[1].length() + 1 + fields[2].length();
            return Stream.of(new SolutionFlaw(Kind.TOO_MANY_FIELDS, third));
        }
        var visible = fields[1].strip().codePoints().anyMatch(SolutionText::isVisible);
        return visible ? Stream.empty() : Stream.of(new SolutionFlaw(Kind.NO_NAME, name));
    }

    /** Where semicolons that are missing probably belong. */
    private List<SolutionFlaw> instead(int missing) {
        return IntStream.range(0, sent.length())
                .filter(at -> TAKEN_FOR_SEMICOLONS.indexOf(sent.charAt(at)) >= 0 || isAfterACode(at))
                .limit(missing)
                .mapToObj(at -> new SolutionFlaw(Kind.SEPARATOR, at))
                .toList();
    }

    private boolean isAfterACode(int at) {
        return at == DIGITS_OF_A_CODE
                && sent.charAt(at) != ';'
                && sent.chars().limit(at).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Control characters, and whatever else would break a line or turn it round in a list of one submission a line. */
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
