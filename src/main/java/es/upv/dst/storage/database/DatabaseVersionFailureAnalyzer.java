// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports in one sentence that the run ends because the database belongs to another version, and that nothing was
 * changed.
 */
class DatabaseVersionFailureAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    private static final String NEWER = "not resolved locally";

    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayValidateException cause) {
        return String.valueOf(cause.getMessage()).contains(NEWER)
                ? new FailureAnalysis(
                        "The database is of a newer dst-lab than this one, which does not know its schema."
                                + " Nothing was changed.",
                        "Start the newer one, or restore the backup that was made before it was first started.",
                        failure)
                : new FailureAnalysis(
                        "The schema of the database is not that of any released dst-lab. Nothing was changed. "
                                + reason(cause),
                        "An earlier upgrade has failed, or the tables were changed by hand: restore the last backup.",
                        failure);
    }

    private static String reason(FlywayValidateException cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .filter(line -> line.startsWith("Detected") || line.startsWith("Migration"))
                .findFirst()
                .orElse("");
    }
}
