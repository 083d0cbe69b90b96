// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text for comparison with what a person types in a search: without case, accents, the width of characters and of
 * spaces, and characters that cannot be seen. Composed and decomposed characters are equal.
 */
public final class SearchText {

    private static final Pattern NOT_COMPARED = Pattern.compile("[\\p{M}\\p{Cf}]+");

    /** Latin letters of European languages and of Vietnamese, spaces, and full-width letters and digits. */
    private static final String REPLACED = characters(0xA0, 0xA0)
            + characters(0xC0, 0x17F)
            + characters(0x1E00, 0x1EFF)
            + characters(0x2000, 0x200A)
            + characters(0x202F, 0x202F)
            + characters(0x3000, 0x3000)
            + characters(0xFF10, 0xFF19)
            + characters(0xFF20, 0xFF3A)
            + characters(0xFF41, 0xFF5A);

    private static final String REMOVED = characters(0x300, 0x36F) + "\u00AD\u200B\u200C\u200D\uFEFF";

    private static final String REMOVABLE = "\u200B";

    private static final String COLUMN = columnPattern();

    private SearchText() {}

    /** Returns the text for comparison. Empty if there is nothing to compare. */
    public static String of(String text) {
        var letters = NOT_COMPARED
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return letters.toLowerCase(Locale.ROOT)
                .codePoints()
                .map(c -> WhiteSpace.isWhiteSpace(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Returns whether a text contains another one, which is the result of {@link #of}. */
    public static boolean contains(String text, String searched) {
        return of(text).contains(searched);
    }

    /**
     * Returns the SQL condition that one of the columns contains the parameter {@code :q}, which is the result of
     * {@link #of}. It is the same for H2 and PostgreSQL, which have no common function for normal forms, and covers the
     * characters of names in Latin letters. A text in ASCII is not translated, because that takes longer.
     */
    public static String sql(String... columns) {
        return Stream.of(columns)
                .map(column -> "position(:q in " + COLUMN.replace("column", column) + ") > 0")
                .collect(Collectors.joining(" or "));
    }

    private static String columnPattern() {
        var from = new StringBuilder();
        var to = new StringBuilder();
        for (var character : REPLACED.toCharArray()) {
            // Between letters, because spaces at the ends are stripped.
            var compared = of("x" + character + "x");
            if (compared.length() == 3 && compared.charAt(1) != character) {
                from.append(character);
                to.append(compared.charAt(1));
            }
        }
        // In two steps, because H2 keeps the characters that have no counterpart.
        to.append(REMOVABLE.repeat(REMOVED.length()));
        var translated = "replace(translate(column, '%s', '%s'), '%s', '')".formatted(from + REMOVED, to, REMOVABLE);
        return "lower(case when octet_length(column) = char_length(column) then column else " + translated + " end)";
    }

    private static String characters(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
