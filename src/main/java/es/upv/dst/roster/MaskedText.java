// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a person as pages and their files show it: with four digits of each DNI. A number of another length is
 * masked too if it has seven digits or more, because a wrong DNI is nearly a right one.
 */
public final class MaskedText {

    /** Of a DNI or NIE, also with separators or with the final letter, as students write it. */
    private static final String DNI = "(?:\\d{2}|[XYZxyz][. -]?\\d)[. -]?\\d{3}[. -]?\\d{3}";

    private static final String OTHER = "[XYZxyz]?\\d{7,}+";
    private static final String FINAL_LETTER = "(?:-?[A-Za-z]\\b| [A-Z]\\b)?";

    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\p{Nd})(?:" + DNI + "(?!\\p{Nd})|" + OTHER + ")" + FINAL_LETTER);

    private static final Pattern SEPARATORS = Pattern.compile("[. -]");

    /** The visible characters of a number that is no DNI, as those of a DNI. */
    private static final int FIRST = 3;

    private static final int LAST = 6;

    private MaskedText() {}

    /** Empty if there is no text. */
    public static String of(@Nullable Object text) {
        return text == null ? "" : NUMBER.matcher(text.toString()).replaceAll(MaskedText::masked);
    }

    private static String masked(MatchResult match) {
        var number = SEPARATORS.matcher(match.group()).replaceAll("").toUpperCase(Locale.ROOT);
        var withoutLetter = number.replaceFirst("[A-Z]$", "");
        return Matcher.quoteReplacement(
                Dni.parse(withoutLetter).map(Dni::masked).orElseGet(() -> stars(number)));
    }

    private static String stars(String number) {
        var masked = new StringBuilder();
        for (var i = 0; i < number.length(); i++) {
            masked.append(i >= FIRST && i <= LAST ? number.charAt(i) : '*');
        }
        return masked.toString();
    }
}
