// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import java.util.List;
import java.util.Locale;

/**
 * The tables with data of students, and how the data of one student are found and erased. The parameters are those of
 * {@link StudentSelection}. The order is that of the erasure: a statement may read tables that are erased later.
 */
enum StudentTable {
    MAIL(StudentConditions.MAILS, """
            update mail set name = 'erased', email = 'erased-' || id,
                   code = case when verdict = 'ACCEPTED' or code is null then code else 'erased' end,
                   subject = case when subject is null then null else 'erased' end,
                   body = case when body is null then null else 'erased' end, in_reply_to = null,
                   state = case when state = 'pending' then 'failed' else state end, next_attempt_at = null,
                   last_error = 'erased'
            """ + " where " + StudentConditions.MAILS),
    SUBMISSION(
            "dni = :dni or id = any(:submissions)",
            // A submission of another student with the student's address loses the address only, so that it still
            // certifies the other.
            "update submission set email = 'erased' where lower(email) = any(:addresses)"
                    + " and not (id = any(:submissions))",
            StudentConditions.ERASE_SUBMISSIONS + " where id = any(:submissions)",
            "update submission set dni = null where dni = :dni"),
    SIMILARITY(StudentConditions.OF_A_PROGRAM, "delete from similarity where " + StudentConditions.OF_A_PROGRAM),
    PROGRAM_COMPARISON(
            "program_id in (%s)".formatted(StudentConditions.PROGRAMS),
            "delete from program_comparison where program_id in (%s)".formatted(StudentConditions.PROGRAMS)),
    CASE_EVENT(
            "dni = :dni or dni is null and case_id in (%s)".formatted(StudentConditions.CASES),
            "delete from case_event where dni = :dni or case_id in (%s)".formatted(StudentConditions.CASES)),
    PROGRAM_CASE(StudentConditions.OF_A_PROGRAM, "delete from program_case where " + StudentConditions.OF_A_PROGRAM),
    PROGRAM(StudentConditions.OF_THE_STUDENT, "delete from program where " + StudentConditions.OF_THE_STUDENT),
    GRADE_OVERRIDE("dni = :dni", "delete from grade_override where dni = :dni"),
    SUBMISSION_ASSIGNMENT("dni = :dni", "delete from submission_assignment where dni = :dni"),
    CODE("dni = :dni", "update code set dni = null where dni = :dni"),
    REQUEST("dni = :dni or outcome = 'MALFORMED' and position(:dni in dni) > 0", """
            update request set dni = 'erased', sender = null
             where dni = :dni or outcome = 'MALFORMED' and position(:dni in dni) > 0
            """),
    STUDENT("dni = :dni", "delete from student where dni = :dni");

    private final String condition;
    private final List<String> erasures;

    StudentTable(String condition, String... erasures) {
        this.condition = condition;
        this.erasures = List.of(erasures);
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Selects the rows that are data of the student. */
    String condition() {
        return condition;
    }

    /** The statements that erase these data, in their order. */
    List<String> erasures() {
        return erasures;
    }
}
