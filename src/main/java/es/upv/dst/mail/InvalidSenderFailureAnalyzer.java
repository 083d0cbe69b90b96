// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports an {@link InvalidSenderException} in two lines. It comes before the long report of Spring Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSenderFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSenderException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSenderException cause) {
        var action = "Set DST_MAIL_FROM to an address, with or without a name: DST <dst@example.org>.";
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
    }
}
