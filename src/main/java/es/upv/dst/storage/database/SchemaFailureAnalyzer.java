// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/**
 * Reports in two lines that the run ends because the database belongs to another version or to another program, or
 * because a migration has failed; and that nothing was changed.
 */
class SchemaFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private static final String NEWER = "not resolved locally";
    private static final String OF_ANOTHER_PROGRAM = "Found non-empty schema";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, FlywayException cause) {
        var message = String.valueOf(cause.getMessage());
        if (cause instanceof FlywayValidateException) {
            return message.contains(NEWER) ? newer(failure) : unknown(message, failure);
        }
        if (cause instanceof FlywayMigrateException) {
            return notMigrated(cause, failure);
        }
        return message.contains(OF_ANOTHER_PROGRAM) ? foreign(failure) : null;
    }

    private static FailureAnalysis newer(Throwable failure) {
        return new FailureAnalysis(
                "The database is of a newer dst-lab than this one, which does not know its schema."
                        + " Nothing was changed.",
                "Start the newer one, or restore the backup that was made before it was first started.",
                failure);
    }

    private static FailureAnalysis unknown(String message, Throwable failure) {
        var reason = message.lines()
                .filter(line -> line.startsWith("Detected") || line.startsWith("Migration"))
                .findFirst()
                .orElse("");
        return new FailureAnalysis(
                "The schema of the database is not that of any released dst-lab. Nothing was changed. " + reason,
                "The upgrade of an earlier version has failed, or the tables were changed by hand: restore the last"
                        + " backup.",
                failure);
    }

    private static FailureAnalysis notMigrated(FlywayException cause, Throwable failure) {
        var reason = String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(cause).getMessage())
                .lines()
                .findFirst()
                .orElse("");
        return new FailureAnalysis(
                "The database cannot be upgraded to the schema of this dst-lab. Nothing was changed. " + reason,
                "If its disk is full, free disk space. Otherwise the start of an earlier version has failed, or the"
                        + " tables were changed by hand: restore the last backup, or begin with a new data folder.",
                failure);
    }

    private static FailureAnalysis foreign(Throwable failure) {
        return new FailureAnalysis(
                "The database has tables, but not those of dst-lab. Nothing was changed.",
                "Set DST_DATA_DIR to a folder of dst-lab or to a new one, or SPRING_DATASOURCE_URL to an empty"
                        + " database.",
                failure);
    }
}
