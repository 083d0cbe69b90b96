// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains a setting whose value is not of the type of the parameter with {@link Value}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InjectedValueFailureAnalyzer extends AbstractFailureAnalyzer<TypeMismatchException> {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z.-]+).*");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, TypeMismatchException cause) {
        return Stream.iterate(failure, next -> next.getCause() != null, Throwable::getCause)
                .filter(next -> next.getCause() == cause)
                .flatMap(next -> property(next).stream())
                .map(property -> Variable.of(property).unreadable(cause.getValue(), cause.getRequiredType(), failure))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> property(Throwable failure) {
        return failure instanceof UnsatisfiedDependencyException unsatisfied && unsatisfied.getInjectionPoint() != null
                ? Optional.ofNullable(unsatisfied.getInjectionPoint().getAnnotation(Value.class))
                        .map(annotation -> PLACEHOLDER.matcher(annotation.value()))
                        .filter(placeholder -> placeholder.matches())
                        .map(placeholder -> placeholder.group(1))
                : Optional.empty();
    }
}
