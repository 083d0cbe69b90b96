// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.roster.Dni;
import es.upv.dst.text.WhiteSpace;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A DNI or NIE as people write it: with or without its final letter, which must be right, with separators, and in any
 * case. A spreadsheet may have damaged the number, which is refused, because its digits could only be guessed.
 */
public sealed interface DniCell {

    record Read(Dni dni) implements DniCell {}

    record Refused(RosterError reason) implements DniCell {}

    Pattern NUMBER_OF_A_SPREADSHEET = Pattern.compile("[0-9]+[.,]0+|[0-9]([.,][0-9]+)?E[+]?[0-9]{1,2}");

    /** Groups of three digits, as in 12.345.678. */
    Pattern GROUPED = Pattern.compile("([XYZ]?-?[0-9]{1,2})([.,])([0-9]{3})\\2([0-9]{3})(.*)");

    Pattern DASHES = Pattern.compile("[-\\p{Pd}\u2212]");
    Pattern WITHOUT_ZEROS = Pattern.compile("[0-9]{1,7}[A-Z]?");
    Pattern WITH_LETTER = Pattern.compile("([0-9]{8}|[XYZ][0-9]{7})[A-Z]");

    String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** Reads a cell. */
    static DniCell of(String cell) {
        var text = withoutSpaces(cell).replaceFirst("^'", "").toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return new Refused(RosterError.DNI_MISSING);
        }
        if (NUMBER_OF_A_SPREADSHEET.matcher(text).matches()) {
            return new Refused(RosterError.DNI_NUMBER);
        }
        var number =
                DASHES.matcher(GROUPED.matcher(text).replaceFirst("$1$3$4$5")).replaceAll("");
        if (WITHOUT_ZEROS.matcher(number).matches()) {
            return new Refused(RosterError.DNI_ZEROS);
        }
        var letter = WITH_LETTER.matcher(number);
        if (!letter.matches()) {
            return Dni.parse(number).<DniCell>map(Read::new).orElse(new Refused(RosterError.DNI));
        }
        return letterOf(letter.group(1)) == number.charAt(number.length() - 1)
                ? new Read(new Dni(letter.group(1)))
                : new Refused(RosterError.DNI_LETTER);
    }

    private static String withoutSpaces(String text) {
        return text.codePoints()
                .filter(c -> !WhiteSpace.isWhiteSpace(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Returns the letter of a number; that of a NIE counts its first letter as 0, 1 or 2. */
    private static char letterOf(String number) {
        var first = number.charAt(0);
        var digits = first < 'X' ? number : (first - 'X') + number.substring(1);
        return LETTERS.charAt(Integer.parseInt(digits) % LETTERS.length());
    }
}
