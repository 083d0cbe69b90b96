// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.storage.log.LogInaccessibleException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports in two lines that the write-ahead log cannot be read or written, and that nothing in it is lost. */
final class LogInaccessibleFailureAnalyzer extends AbstractFailureAnalyzer<LogInaccessibleException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LogInaccessibleException failure) {
        return new FailureAnalysis(
                String.valueOf(failure.getMessage()),
                "Let the user that runs the lab own the folder and its files, and read and write them. If it does,"
                        + " check the disk and the limit of open files. Nothing in the log is lost, so do not remove"
                        + " it; --accept-loss does not apply.",
                failure);
    }
}
