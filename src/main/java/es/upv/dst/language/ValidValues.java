// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.language;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Describes the valid values of a type to a caller who has sent another value. */
public final class ValidValues {

    private static final JsonMapper JSON = new JsonMapper();

    private ValidValues() {}

    /** Returns the description, such as "must be one of ISSUED, MALFORMED"; empty if the type is unknown. */
    public static Optional<String> of(@Nullable Class<?> type) {
        return type == null
                ? Optional.empty()
                : Optional.ofNullable(describe(ClassUtils.resolvePrimitiveIfNecessary(type)));
    }

    private static @Nullable String describe(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    // As in JSON, where a caller has seen the values.
                    .map(constant -> JSON.valueToTree(constant).asString())
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (type == Integer.class || type == Long.class) {
            return "must be a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number, such as 0.3";
        }
        if (type == String.class) {
            return "must be a text";
        }
        if (type == Duration.class) {
            return "must be a duration, such as 30s, 10m or 2d";
        }
        if (type == DataSize.class) {
            return "must be a size, such as 500MB or 2GB";
        }
        return type == Instant.class ? "must be a time, such as 2027-01-31T10:30:00Z" : null;
    }
}
