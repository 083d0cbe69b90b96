// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A code: four digits and a check digit. The check digit is computed by Damm's algorithm, which detects every single
 * wrong digit and every transposition of two adjacent digits. There are {@value #CAPACITY} codes.
 *
 * @param digits five ASCII digits, the last of which is the check digit of the first four
 */
public record Code(String digits) {

    /** The number of codes. */
    public static final int CAPACITY = 10_000;

    private static final int LENGTH = 5;

    /** Damm's totally anti-symmetric quasigroup of order ten, with zeros on the diagonal. */
    private static final int[][] QUASIGROUP = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
    };

    public Code {
        if (!errors(digits).isEmpty()) {
            throw new IllegalArgumentException("not five digits of which the last one checks the others: " + digits);
        }
    }

    /** @param number from 0 to 9,999; the first four digits of the code */
    static Code of(int number) {
        var body = Integer.toString(Code.CAPACITY + number).substring(1);
        return new Code(body + checkDigit(body));
    }

    /** Parses a code. Returns empty if the text is not exactly a code, for example if white space surrounds a code. */
    public static Optional<Code> parse(String text) {
        return Optional.of(text)
                .filter(candidate -> errors(candidate).isEmpty())
                .map(Code::new);
    }

    /**
     * Returns the errors in a text, by index. The list is empty if the text is a well-formed code, whether or not that
     * code was issued.
     */
    public static List<CodeError> errors(String text) {
        var errors = new ArrayList<CodeError>(0);
        for (var i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                errors.add(new CodeError(CodeError.CodeErrorKind.DIGIT, i));
            }
        }
        if (!errors.isEmpty()) {
            return errors;
        }
        if (text.length() != LENGTH) {
            var tooShort = text.length() < LENGTH;
            return List.of(
                    tooShort
                            ? new CodeError(CodeError.CodeErrorKind.TOO_SHORT, text.length())
                            : new CodeError(CodeError.CodeErrorKind.TOO_LONG, LENGTH));
        }
        return checkDigit(text) == 0
                ? List.of()
                : List.of(new CodeError(CodeError.CodeErrorKind.CHECK_DIGIT, LENGTH - 1));
    }

    @Override
    public String toString() {
        return digits;
    }

    /**
     * Returns the check digit of the digits, which is zero if the last digit is the check digit of the digits before.
     */
    private static int checkDigit(String digits) {
        var checkDigit = 0;
        for (var i = 0; i < digits.length(); i++) {
            checkDigit = QUASIGROUP[checkDigit][digits.charAt(i) - '0'];
        }
        return checkDigit;
    }
}
