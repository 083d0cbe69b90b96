// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

/**
 * What two programs have in common, each from 0 to 1. Nothing of the base code counts, and what many programs of the
 * class have counts less or not at all.
 *
 * <p>The combined score begins with the tokens. Comments, strings and names can only raise it: each of them removes up
 * to six tenths (names: half) of what is missing to 1, as if it were independent evidence. The layout does not count,
 * since independent programs often have the same layout; it helps a person who compares two programs.
 *
 * @param tokens the same structure, by JPlag's algorithm
 * @param comments the same comments
 * @param strings the same texts in strings
 * @param names the same names, other than those of Python and paho
 * @param layout the same indentation, spacing, quotes and blank lines
 */
public record Signals(double tokens, double comments, double strings, double names, double layout) {

    private static final double MOST_BY_COMMENTS = 0.6;
    private static final double MOST_BY_STRINGS = 0.6;
    private static final double MOST_BY_NAMES = 0.5;

    public double combined() {
        return 1
                - (1 - tokens)
                        * (1 - MOST_BY_COMMENTS * comments)
                        * (1 - MOST_BY_STRINGS * strings)
                        * (1 - MOST_BY_NAMES * names);
    }
}
