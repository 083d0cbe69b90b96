// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

/**
 * A line of a roster that enrols nobody, and why.
 *
 * @param line from 1, as an editor counts; for JSON the position in the array
 * @param value what is wrong there, cut at {@value #LONGEST} characters
 */
public record RefusedLine(long line, String value, Flaw reason) {

    private static final int LONGEST = 80;

    public RefusedLine {
        value = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return "line %d: %s: \"%s\"".formatted(line, reason.sentence(), value);
    }
}
