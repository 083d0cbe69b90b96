// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.text.VisibleText;

/**
 * A line of a roster with an error.
 *
 * @param line the line of the file, from 1; for JSON the position in the array, from 1
 * @param value the text with the error, truncated to {@value #MAX_LENGTH} characters, as {@link VisibleText}
 */
public record RefusedLine(long line, String value, RosterError reason) {

    private static final int MAX_LENGTH = 300;

    public RefusedLine {
        value = VisibleText.of(value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…");
    }

    @Override
    public String toString() {
        return "line %d: %s: \"%s\"".formatted(line, reason.sentence(), value);
    }
}
