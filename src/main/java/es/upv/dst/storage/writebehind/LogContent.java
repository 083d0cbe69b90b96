// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import java.util.List;
import java.util.Optional;

/**
 * The content of a write-ahead log.
 *
 * @param tie to which database the log belongs; empty if it is new or of an earlier version
 * @param changes in ascending order of their numbers
 */
record LogContent(Optional<LogTie> tie, List<LogRecord> changes) {

    boolean hasChange(long number) {
        return changes.stream().anyMatch(change -> change.number() == number);
    }

    /** How many changes have a larger number than this. */
    long countAfter(long number) {
        return changes.stream().filter(change -> change.number() > number).count();
    }

    /** The number of the last change, or 0. */
    long lastNumber() {
        return changes.isEmpty() ? 0 : changes.getLast().number();
    }

    boolean isEmpty() {
        return tie.isEmpty() && changes.isEmpty();
    }
}
