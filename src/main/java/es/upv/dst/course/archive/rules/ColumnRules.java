// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.rules;

import static java.util.Map.entry;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.codes.Code;
import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.mail.MailState;
import es.upv.dst.programs.Program;
import es.upv.dst.programs.cases.CaseEvent.CaseEventKind;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.roster.Dni;
import es.upv.dst.submissions.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The columns whose values the features read with a rule of their own, such as the constants of an enum. */
final class ColumnRules {

    private static final Predicate<Object> ANY = _ -> true;

    private static final Predicate<Object> DNI = value -> Dni.parse(value.toString())
            .filter(parsed -> parsed.value().equals(value))
            .isPresent();

    private static final Predicate<Object> CODE =
            value -> Code.parse(value.toString()).isPresent();

    /** So that a sum of all rows is a long, too. */
    private static final long MAX_NUMBER = 1_000_000_000_000_000L;

    private static final Predicate<Object> COUNT =
            value -> value instanceof Long number && number >= 0 && number < MAX_NUMBER;

    private static final Predicate<Object> ID =
            value -> value instanceof Long number && number > 0 && number < MAX_NUMBER;

    private static final Predicate<Object> DURATION =
            value -> value instanceof Long number && Math.abs(number) < MAX_NUMBER;

    private static final Predicate<Object> GRADE =
            value -> value instanceof BigDecimal grade && grade.signum() >= 0 && grade.compareTo(BigDecimal.TEN) <= 0;

    private static final Predicate<Object> PRINTABLE = value ->
            !value.toString().isBlank() && value.toString().codePoints().noneMatch(Character::isISOControl);

    private static final Predicate<Object> ADDRESS =
            value -> EmailAddress.parse(value.toString()).isPresent();

    private static final Map<String, Predicate<Object>> RULES = Map.ofEntries(
            entry("student.dni", DNI),
            entry("student.name", PRINTABLE),
            entry("student.email", ADDRESS),
            entry("course.name", PRINTABLE),
            entry("code.digits", CODE),
            entry("code.dni", DNI),
            entry("request.code", CODE),
            entry("request.outcome", names(Outcome.values())),
            entry("submission.verdict", names(Verdict.values())),
            entry("submission.dni", DNI),
            entry("submission.answered_in_ms", DURATION),
            entry("mail.verdict", names(Verdict.values())),
            entry("mail.state", texts(MailState.values())),
            entry("mail.attempts", COUNT),
            entry("tally.messages", COUNT),
            entry("retained_count.number", COUNT),
            entry("program.dni", DNI),
            entry("program.origin", texts(Program.ProgramOrigin.values())),
            entry("program.assigned_by", texts(Program.AssignmentBasis.values())),
            entry("program.state", texts(Program.ProgramState.values())),
            entry("program.decision", texts(Program.ProgramDecision.values())),
            entry("program.missing", StructuredTexts::areSteps),
            entry("program.line_count", COUNT),
            entry("similarity.first_program", ID),
            entry("similarity.first_archived", ID),
            entry("similarity.second_program", ID),
            entry("similarity.passages", StructuredTexts::arePassages),
            entry("program_comparison.program_id", ID),
            entry("program_case.state", texts(ProgramCaseState.values())),
            entry("program_case.first_program", ID),
            entry("program_case.first_archived", ID),
            entry("program_case.second_program", ID),
            entry("case_event.case_id", ID),
            entry("case_event.kind", texts(CaseEventKind.values())),
            entry("case_event.state", texts(ProgramCaseState.values())),
            entry("case_event.dni", DNI),
            entry("grade_override.dni", DNI),
            entry("grade_override.grade", GRADE),
            entry("submission_assignment.submission_id", ID),
            entry("submission_assignment.dni", DNI));

    /** Whether the feature can read the value, which has the type of the column. */
    static boolean isValid(String table, String column, Object value) {
        return RULES.getOrDefault(table + "." + column, ANY).test(value);
    }

    /** Whether the value is the number of a row. */
    static boolean isId(Object value) {
        return ID.test(value);
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

    private ColumnRules() {}
}
