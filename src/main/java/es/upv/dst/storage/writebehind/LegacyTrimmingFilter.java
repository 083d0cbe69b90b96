// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.retention.Housekeeping;
import es.upv.dst.storage.retention.RefusedRowsRepository;
import java.util.Arrays;

/**
 * Removes from log records what earlier versions wrote to delete refused rows: a statement that takes minutes in H2,
 * and the number of deleted rows. {@link Housekeeping} then finds that there are too many rows, and deletes them.
 */
final class LegacyTrimmingFilter {

    private static final String COUNT = "update tally set messages = messages + ?";

    private LegacyTrimmingFilter() {}

    static LogRecord withoutTrimming(LogRecord record) {
        var change = record.change();
        var remaining =
                change.stream().filter(statement -> !isTrimming(statement)).toList();
        return remaining.size() == change.size() ? record : LogRecord.of(record.number(), remaining);
    }

    private static boolean isTrimming(BatchStatement statement) {
        return isDeletion(statement.sql()) || statement.sql().startsWith(COUNT) && countsDeletedRows(statement);
    }

    private static boolean isDeletion(String sql) {
        return sql.startsWith("delete from ") && sql.strip().endsWith("fetch first ? rows only)");
    }

    /** Earlier versions wrote each count as a statement of its own. */
    private static boolean countsDeletedRows(BatchStatement statement) {
        return statement.rows().stream()
                .map(Arrays::asList)
                .allMatch(row -> row.contains(RefusedRowsRepository.FORGOTTEN));
    }
}
