// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.retention.Housekeeping;
import es.upv.dst.storage.retention.RefusedRowsRepository;
import java.util.Arrays;
import java.util.List;

/**
 * Removes from a log record the statements with which earlier versions deleted refused rows. These are a deletion,
 * which takes minutes in H2, and the count of the deleted rows. {@link Housekeeping} then finds too many rows and
 * deletes the excess.
 */
final class LegacyTrimmingFilter {

    private static final String COUNT = "update tally set messages = messages + ?";

    private LegacyTrimmingFilter() {}

    static List<BatchStatement> withoutTrimming(List<BatchStatement> change) {
        return change.stream().filter(statement -> !isTrimming(statement)).toList();
    }

    private static boolean isTrimming(BatchStatement statement) {
        return isDeletion(statement.sql()) || statement.sql().startsWith(COUNT) && countsDeletedRows(statement);
    }

    private static boolean isDeletion(String sql) {
        return sql.startsWith("delete from ") && sql.strip().endsWith("fetch first ? rows only)");
    }

    /**
     * A statement counts only deleted rows or none, because earlier versions wrote each count as a separate statement.
     */
    private static boolean countsDeletedRows(BatchStatement statement) {
        return statement.rows().stream()
                .map(Arrays::asList)
                .allMatch(row -> row.contains(RefusedRowsRepository.FORGOTTEN));
    }
}
