// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What ties a write-ahead log to a database. Both have the same token.
 *
 * @param token unique
 * @param base the number of the last change that the tables contained when the two were tied
 */
public record LogTie(String token, long base) {

    private static final String SEPARATOR = " ";
    private static final Pattern TIES = Pattern.compile("[0-9a-f-]{36} [0-9]{1,18}");

    /** Returns the tie that {@link #toString} has written; empty if the text is no tie. */
    static Optional<LogTie> of(String text) {
        return TIES.matcher(text).matches()
                ? Optional.of(new LogTie(text.split(SEPARATOR)[0], Long.parseLong(text.split(SEPARATOR)[1])))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return token + SEPARATOR + base;
    }
}
