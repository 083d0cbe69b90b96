// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Normalizes texts, so that case, accents, punctuation and placeholders make no difference. */
final class Words {

    private static final Pattern QUOTE = Pattern.compile("^[a-zA-Z]{0,2}[\"']+");
    /** Braces, percent signs with their letter, and escaped line ends. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}|%[-+.0-9]*[a-z]|\\\\[nrt]");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int FEWEST_LETTERS = 8;

    private Words() {}

    static Stream<String> ofComment(String comment) {
        return Stream.of(normalized(comment)).filter(Words::isTelling);
    }

    /**
     * Returns the parts of a string between its placeholders. They stay the same, however the string is put together.
     */
    static Stream<String> ofString(String literal) {
        return Arrays.stream(PLACEHOLDER.split(QUOTE.matcher(literal).replaceFirst("")))
                .map(Words::normalized)
                .filter(Words::isTelling);
    }

    static String ofName(String name) {
        return normalized(name.replace("_", "")).replace(" ", "");
    }

    private static String normalized(String text) {
        var letters =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return SEPARATORS
                .matcher(letters.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    private static boolean isTelling(String words) {
        return words.length() >= FEWEST_LETTERS;
    }
}
