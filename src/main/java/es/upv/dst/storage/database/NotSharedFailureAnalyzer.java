// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.storage.NotSharedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports in two lines, without a stack trace, that a named instance has no shared database or broker. */
final class NotSharedFailureAnalyzer extends AbstractFailureAnalyzer<NotSharedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotSharedException failure) {
        return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.action(), failure);
    }
}
