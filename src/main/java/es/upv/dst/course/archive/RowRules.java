// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.course.archive.format.InvalidArchiveException;
import es.upv.dst.mail.MailState;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.Verdict;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The rules for single values of an archive: the type and length of the column and, for some columns, the rule of the
 * feature that owns the table. The rules of whole tables are those of the database.
 */
@Component
class RowRules {

    private static final long MAX_ID = 1_000_000_000_000_000L;

    private final Map<String, Predicate<Object>> rules;

    RowRules(Validator validator) {
        Predicate<Object> dni = value -> Dni.parse(value.toString())
                .filter(parsed -> parsed.value().equals(value))
                .isPresent();
        Predicate<Object> code = value -> Code.parse(value.toString()).isPresent();
        Predicate<Object> notNegative = value -> value instanceof Long number && number >= 0;
        this.rules = Map.ofEntries(
                Map.entry("student.dni", dni),
                Map.entry("student.name", value -> isPrintable(value.toString())),
                Map.entry(
                        "student.email",
                        value -> isPrintable(value.toString())
                                && validator
                                        .validateValue(Student.class, "email", value)
                                        .isEmpty()),
                Map.entry("course.name", value -> isPrintable(value.toString())),
                Map.entry("code.digits", code),
                Map.entry("code.dni", dni),
                Map.entry("request.code", code),
                Map.entry("request.outcome", names(Outcome.values())),
                Map.entry("submission.verdict", names(Verdict.values())),
                Map.entry("submission.dni", dni),
                Map.entry("mail.verdict", names(Verdict.values())),
                Map.entry("mail.state", texts(MailState.values())),
                Map.entry("mail.attempts", notNegative),
                Map.entry("tally.messages", notNegative),
                Map.entry("program.dni", dni));
    }

    /**
     * Returns the parameter of a statement for a value.
     *
     * @throws InvalidArchiveException if the value is invalid for the column
     */
    Object parse(ArchivedTable table, ArchivedTable.Column column, JsonNode value, String file, long line) {
        return column.type()
                .parse(value)
                .filter(parsed -> isAllowed(table, column, parsed))
                .orElseThrow(() ->
                        new InvalidArchiveException(file, line, "an invalid value of the column " + column.name()));
    }

    private boolean isAllowed(ArchivedTable table, ArchivedTable.Column column, Object value) {
        return (!(value instanceof String text) || text.length() <= column.length())
                && (!column.identity() || value instanceof Long id && id > 0 && id < MAX_ID)
                && rules.getOrDefault(table.name() + "." + column.name(), _ -> true)
                        .test(value);
    }

    private static boolean isPrintable(String text) {
        return !text.isBlank() && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static Predicate<Object> names(Enum<?>[] constants) {
        return contains(Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet()));
    }

    private static Predicate<Object> texts(Object[] constants) {
        return contains(Arrays.stream(constants).map(Object::toString).collect(Collectors.toSet()));
    }

    private static Predicate<Object> contains(Set<String> allowed) {
        return value -> value instanceof String text && allowed.contains(text);
    }
}
