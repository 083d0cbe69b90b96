// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Spring Boot report a {@link BrokerStartException} as a description and an action, without a stack trace. */
final class BrokerStartFailureAnalyzer extends AbstractFailureAnalyzer<BrokerStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokerStartException failure) {
        return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.action(), failure);
    }
}
