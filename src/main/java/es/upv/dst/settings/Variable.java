// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import es.upv.dst.language.ValidValues;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * A setting as an environment variable, such as DST_MAIL_FIRSTRETRY for {@code dst.mail.first-retry}.
 *
 * @param name the name of the variable
 */
record Variable(String name) {

    /** The names of the variables whose values may contain a password. */
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|URL).*");

    /** Spring Boot accepts two names of a property with hyphens. The documents of the lab have one of them. */
    static Variable of(String property) {
        var hyphen = property.startsWith("dst.") ? "" : "_";
        return new Variable(property.replace("-", hyphen).replace('.', '_').toUpperCase(Locale.ROOT));
    }

    /** Returns the analysis for a value that is not of this type. */
    FailureAnalysis unreadable(@Nullable Object value, @Nullable Class<?> type, Throwable cause) {
        var text = SECRET.matcher(name).matches() ? "its value" : "\"" + value + "\"";
        return correct(
                "%s cannot be %s.".formatted(name, text), ValidValues.of(type).map(rule -> "It " + rule), cause);
    }

    /** @param rule the rule for the value without the point at the end; empty if the description has it */
    FailureAnalysis correct(String description, Optional<String> rule, Throwable cause) {
        var action = "%s. Correct %s, and start dst-lab again."
                .formatted(rule.orElse("It is explained in application.yml"), name);
        return new FailureAnalysis(description, action, cause);
    }

    @Override
    public String toString() {
        return name;
    }
}
