// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name for comparison: without case, accents, punctuation and additional spaces, given names before surnames. So
 * {@code "PÉREZ  Soler, Núria"} equals {@code "Nuria Perez-Soler"}.
 *
 * @param key the words of the name in lower case, separated by one space; empty if the name has no letter or digit
 */
public record PersonName(String key) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SURNAME_FIRST = Pattern.compile("([^,]*),([^,]*)");

    /** Parses a name, which may be {@code Name Surname} or {@code Surname, Name}. */
    public static PersonName of(String text) {
        var surnameFirst = SURNAME_FIRST.matcher(text);
        var name = surnameFirst.matches() ? surnameFirst.group(2) + " " + surnameFirst.group(1) : text;
        var letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return new PersonName(SEPARATORS
                .matcher(letters.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip());
    }

    /** Returns whether the name has no letter and no digit, and therefore identifies nobody. */
    public boolean isEmpty() {
        return key.isEmpty();
    }

    /** Returns whether this name contains the text, which is a part of a name as the professor types it. */
    public boolean contains(String text) {
        var part = of(text);
        return !part.isEmpty() && key.contains(part.key);
    }
}
