// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.util.List;
import java.util.Optional;

/**
 * The content of a write-ahead log.
 *
 * @param tie to which database the log belongs; empty if it is new or of an earlier version
 * @param written the number up to which the tables contained the changes, as far as the log knows
 * @param changes in ascending order of their numbers
 */
public record LogContent(Optional<LogTie> tie, long written, List<LogRecord> changes) {

    public boolean hasChange(long number) {
        return changes.stream().anyMatch(change -> change.number() == number);
    }

    /** How many changes have a larger number than this. */
    public long countAfter(long number) {
        return changes.stream().filter(change -> change.number() > number).count();
    }

    /** The number of the first change, or 0. */
    public long firstNumber() {
        return changes.isEmpty() ? 0 : changes.getFirst().number();
    }

    /** The number of the last change, or 0. */
    public long lastNumber() {
        return changes.isEmpty() ? 0 : changes.getLast().number();
    }

    public boolean isEmpty() {
        return tie.isEmpty() && changes.isEmpty();
    }
}
