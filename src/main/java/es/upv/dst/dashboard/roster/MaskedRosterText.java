// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.roster;

import java.util.regex.Pattern;

/**
 * A text of a roster that may contain a DNI, with four digits of each number visible. A wrong DNI is nearly a right
 * one, therefore its digits are hidden too.
 */
final class MaskedRosterText {

    private static final Pattern NUMBER = Pattern.compile("[XYZ]?\\d{5,}+(?:[ -]?[A-Z]\\b)?", Pattern.CASE_INSENSITIVE);

    /** The visible characters of a number, as those of a whole DNI. */
    private static final int FIRST = 3;

    private static final int LAST = 6;

    private MaskedRosterText() {}

    static String of(String text) {
        return NUMBER.matcher(text).replaceAll(match -> mask(match.group()));
    }

    private static String mask(String number) {
        var masked = new StringBuilder();
        for (var i = 0; i < number.length(); i++) {
            masked.append(i >= FIRST && i <= LAST ? number.charAt(i) : '*');
        }
        return masked.toString();
    }
}
