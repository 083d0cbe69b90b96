// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.storage.log.LogUnusableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports in two lines that the write-ahead log is damaged or does not fit the database, and how to go on. */
final class LogUnusableFailureAnalyzer extends AbstractFailureAnalyzer<LogUnusableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LogUnusableException failure) {
        return new FailureAnalysis(
                String.valueOf(failure.getMessage()),
                "Put back the database and the folder of the log as they were, or restore a backup into a new folder"
                        + " with bin/restore. To go on with this database and lose what is missing, start once with"
                        + " --accept-loss (DST_STORAGE_ACCEPTLOSS=true); the log is moved aside.",
                failure);
    }
}
