// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in two lines why the lab did not start, instead of a stack trace. */
final class BrokerFailureAnalyzer extends AbstractFailureAnalyzer<BrokerFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokerFailure failure) {
        return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.action(), failure);
    }
}
