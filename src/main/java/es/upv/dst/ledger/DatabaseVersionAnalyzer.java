// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a start on a database that another version has left in a sentence, and that nothing of it was changed. */
class DatabaseVersionAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    private static final String NEWER = "not resolved locally";

    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayValidateException cause) {
        return String.valueOf(cause.getMessage()).contains(NEWER)
                ? new FailureAnalysis(
                        "The database is of a newer dst-lab than this one, which does not know what to keep of it."
                                + " Nothing was changed.",
                        "Start the newer one, or restore the backup that was made before it was first started.",
                        failure)
                : new FailureAnalysis(
                        "The database is not as any released dst-lab leaves it. Nothing was changed. " + said(cause),
                        "An upgrade has failed before, or somebody has changed the tables: restore the last backup.",
                        failure);
    }

    private static String said(FlywayValidateException cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .filter(line -> line.startsWith("Detected") || line.startsWith("Migration"))
                .findFirst()
                .orElse("");
    }
}
