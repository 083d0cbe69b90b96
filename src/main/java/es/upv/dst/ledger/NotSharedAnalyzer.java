// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in two lines why the lab did not start, instead of a stack trace. */
final class NotSharedAnalyzer extends AbstractFailureAnalyzer<NotShared> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotShared failure) {
        return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.action(), failure);
    }
}
