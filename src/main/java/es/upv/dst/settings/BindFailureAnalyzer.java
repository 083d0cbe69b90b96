// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/** Explains a setting of a feature that has a value of a wrong type, or a value that the feature refuses. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class BindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    /** The names of settings in the messages of the features. */
    private static final Pattern NAME = Pattern.compile("\\bdst(?:\\.[a-z][a-z-]*)+");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, BindException cause) {
        var refusal = findCause(cause, IllegalArgumentException.class);
        if (findCause(cause, ConversionException.class) == null && refusal != null) {
            return refused(String.valueOf(refusal.getMessage()), cause);
        }
        var property = cause.getProperty();
        return property == null
                ? null
                : Variable.of(property.getName().toString())
                        .unreadable(
                                property.getValue(), cause.getTarget().getType().resolve(), cause);
    }

    private static FailureAnalysis refused(String message, BindException cause) {
        var names = NAME.matcher(message);
        var variable =
                Variable.of(names.find() ? names.group() : cause.getName().toString());
        var description = NAME.matcher(message)
                .replaceAll(name -> Variable.of(name.group()).name());
        return variable.correct(description + ".", Optional.empty(), cause);
    }
}
