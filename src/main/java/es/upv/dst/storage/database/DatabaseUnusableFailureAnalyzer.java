// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.network.NetworkFailure;
import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Reports in one sentence, without a stack trace, that the run ends because the database cannot be used. */
class DatabaseUnusableFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** The H2 error code DATABASE_ALREADY_OPEN_1. */
    private static final int IN_USE = 90020;

    /** The H2 error codes FILE_VERSION_ERROR_1, FILE_CORRUPTED_1, GENERAL_ERROR_1 and IO_EXCEPTION_1. */
    private static final Set<Integer> DAMAGED = Set.of(90_048, 90_030, 50_000, 90_028);

    @Override
    protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
        if (isDamaged(cause)) {
            return new FailureAnalysis(
                    "The file of the database H2 is damaged; the write-ahead log is another one, and does not replace"
                            + " it: " + reason(cause),
                    "Move the data folder away, and restore the last backup into a new one with bin/restore. What was"
                            + " answered after the backup is lost.",
                    failure);
        }
        var action = cause.getErrorCode() == IN_USE
                ? "Stop the lab that runs on this data folder already, or set DST_DATA_DIR to another one."
                : "Check that the folder of DST_DATA_DIR and its files can be written, that its disk has free space,"
                        + " and that the database of SPRING_DATASOURCE_URL can be reached.";
        return new FailureAnalysis("The database cannot be used: " + reason(cause), action, failure);
    }

    /** H2 reports a full disk by the same errors, but not by the end of its file. */
    private static boolean isDamaged(SQLException error) {
        var cause = NestedExceptionUtils.getMostSpecificCause(error);
        return DAMAGED.contains(error.getErrorCode())
                && (!(cause instanceof IOException) || cause instanceof EOFException);
    }

    /** Returns the reason, which the driver only has in the cause if it could not connect. */
    private static String reason(SQLException cause) {
        return NetworkFailure.of(cause)
                .map(failure -> switch (failure.kind()) {
                    case HOST_UNKNOWN -> "the host " + failure.message() + " is unknown";
                    case TIMED_OUT -> "it does not answer: " + failure.message();
                    case NOT_CONNECTED -> firstSentence(cause);
                })
                .orElseGet(() -> firstSentence(cause));
    }

    /**
     * Removes what the database appends to the sentence. H2 appends the statement and its own version, and PostgreSQL
     * appends the position.
     */
    private static String firstSentence(SQLException cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceAll("; SQL statement:.*| \\[\\d+-\\d+]", "");
    }
}
