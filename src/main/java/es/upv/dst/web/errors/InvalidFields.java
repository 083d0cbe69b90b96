// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.errors;

import es.upv.dst.language.ValidValues;
import es.upv.dst.web.InvalidField;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says which field of a request is invalid, and what would be valid, without the messages that contain class names. */
final class InvalidFields {

    private static final String UNREADABLE = "unreadable";

    private InvalidFields() {}

    /** Returns the parameter whose value could not be converted to its type. */
    static InvalidField of(TypeMismatchException e) {
        return new InvalidField(Objects.requireNonNullElse(e.getPropertyName(), ""), reason(e));
    }

    /** Returns the parameter or field that failed validation, or could not be converted. */
    static InvalidField of(FieldError error) {
        var message = error.getDefaultMessage();
        if (error.isBindingFailure() && error.contains(TypeMismatchException.class)) {
            return new InvalidField(error.getField(), reason(error.unwrap(TypeMismatchException.class)));
        }
        return new InvalidField(error.getField(), error.isBindingFailure() || message == null ? UNREADABLE : message);
    }

    /** Returns the field of a JSON body that has a value of a wrong type; empty if the error is another one. */
    static Optional<InvalidField> of(DatabindException e) {
        if (!(e instanceof MismatchedInputException mismatch) || e.getPath().isEmpty()) {
            return Optional.empty();
        }
        return ValidValues.of(mismatch.getTargetType()).map(reason -> new InvalidField(path(e), reason));
    }

    /** Returns what is wrong with a body that is no JSON, or is none of the kind that is expected. */
    static String ofBody(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof MismatchedInputException mismatch) {
            var part = mismatch.getPath().isEmpty() ? "The request body" : "The field " + path(mismatch);
            return part + (isArray(mismatch.getTargetType()) ? " must be a JSON array." : " must be a JSON object.");
        }
        if (!(e.getCause() instanceof JacksonException cause)) {
            return "The request body is missing; this address needs JSON.";
        }
        var location = cause.getLocation();
        var where = location == null || location.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
        return "The request body is malformed JSON" + where + ".";
    }

    private static boolean isArray(@Nullable Class<?> type) {
        return type != null && (type.isArray() || Collection.class.isAssignableFrom(type));
    }

    private static String reason(TypeMismatchException e) {
        // The type in an Optional is only known to the cause.
        var type = e.getCause() instanceof ConversionFailedException cause
                ? cause.getTargetType().getType()
                : e.getRequiredType();
        return reason(type);
    }

    private static String reason(@Nullable Class<?> type) {
        return ValidValues.of(type).orElse(UNREADABLE);
    }

    /** Returns the path, such as {@code 2.dni} for a field of the third element. */
    private static String path(DatabindException e) {
        return e.getPath().stream().map(InvalidFields::name).collect(Collectors.joining("."));
    }

    private static String name(JacksonException.Reference step) {
        return step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName();
    }
}
