// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import com.fasterxml.jackson.annotation.JsonValue;
import es.upv.dst.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Spanish identity number without its final letter: a DNI of eight digits, or a NIE of X, Y or Z and seven digits.
 *
 * @param value eight ASCII characters
 */
public record Dni(@JsonValue String value) implements Comparable<Dni> {

    private static final int LENGTH = 8;

    public Dni {
        if (value.length() != LENGTH || !errors(value).isEmpty()) {
            throw new IllegalArgumentException("neither eight digits nor X, Y or Z and seven digits: " + value);
        }
    }

    /** Parses a number and ignores surrounding white space; empty if the text is not a number. */
    public static Optional<Dni> parse(String text) {
        return Optional.of(text)
                .filter(number -> errors(number).isEmpty())
                .map(number -> new Dni(WhiteSpace.strip(number)));
    }

    /** The errors in a text, by index; empty if it is a well-formed number. */
    public static List<DniError> errors(String text) {
        var number = WhiteSpace.strip(text);
        if (number.isEmpty()) {
            return List.of(new DniError(DniError.DniErrorKind.EMPTY, 0));
        }
        var start = text.indexOf(number);
        var errors = new ArrayList<DniError>(0);
        for (var i = 0; i < Math.min(LENGTH, number.length()); i = number.offsetByCodePoints(i, 1)) {
            if (!isAllowed(number.charAt(i), i)) {
                errors.add(new DniError(i == 0 ? DniError.DniErrorKind.FIRST : DniError.DniErrorKind.DIGIT, start + i));
            }
        }
        if (errors.isEmpty() && number.length() != LENGTH) {
            errors.add(new DniError(lengthError(number), start + Math.min(LENGTH, number.length())));
        }
        return errors;
    }

    private static boolean isAllowed(char character, int index) {
        return character >= '0' && character <= '9' || index == 0 && character >= 'X' && character <= 'Z';
    }

    private static DniError.DniErrorKind lengthError(String number) {
        if (number.length() < LENGTH) {
            return DniError.DniErrorKind.TOO_SHORT;
        }
        var rest = number.substring(LENGTH).replaceFirst("^[ -]", "");
        return rest.length() == 1 && Character.isLetter(rest.charAt(0))
                ? DniError.DniErrorKind.FINAL_LETTER
                : DniError.DniErrorKind.TOO_LONG;
    }

    /**
     * Returns the number with its final letter, of which the digits at the positions 4 to 7 are visible: {@code
     * ***4567**} and, without the first letter, {@code ****4567*}. These positions are the recommendation of the
     * Spanish data protection agency. They are the same everywhere, so that two lists do not add up to a whole number.
     */
    public String masked() {
        return Character.isDigit(value.charAt(0))
                ? "***" + value.substring(3, 7) + "**"
                : "****" + value.substring(4, 8) + "*";
    }

    @Override
    public int compareTo(Dni other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
