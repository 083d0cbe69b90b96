// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.util.Optional;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains a setting of Spring Boot that has an invalid value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidValueFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, InvalidConfigurationPropertyValueException cause) {
        var variable = Variable.of(cause.getName());
        return variable.correct(
                "%s cannot be \"%s\".".formatted(variable, cause.getValue()),
                Optional.ofNullable(cause.getReason()),
                failure);
    }
}
