// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports in two lines that an upgrade has no space, or that the data folder cannot be written. */
class DatabaseUpgradeFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseUpgradeException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DatabaseUpgradeException cause) {
        return new FailureAnalysis(
                "The database cannot be created or upgraded: " + cause.getMessage(),
                "Check that the folder of DST_DATA_DIR and its files can be written and that its disk has free space,"
                        + " and start dst-lab again. The database is as it was.",
                failure);
    }
}
