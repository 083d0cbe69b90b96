// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import java.util.List;
import java.util.Locale;

/**
 * The tables with data of students, and how the data of one student are found and erased. The parameters are {@code
 * :dni}, and {@code :addresses}, which are the student's addresses in lower case. The order is that of the erasure: a
 * statement may read tables that are erased later.
 */
enum StudentTable {
    SUBMISSION(
            "dni = :dni or lower(email) in (:addresses) or " + StudentTable.NAMED_IN_TEXT,
            """
            update submission set name = 'erased', email = 'erased',
                   sent = case when sent is null then null else 'erased' end,
                   code = case when verdict in ('MALFORMED', 'INVALID_CODE') then null else code end
             where lower(email) in (:addresses) or
            """ + StudentTable.NAMED_IN_TEXT,
            "update submission set dni = null where dni = :dni"),
    MAIL("lower(email) in (:addresses)", """
            update mail set name = 'erased', email = 'erased-' || id,
                   code = case when verdict = 'ACCEPTED' or code is null then code else 'erased' end,
                   state = case when state = 'pending' then 'failed' else state end, next_attempt_at = null,
                   last_error = 'erased'
             where lower(email) in (:addresses)
            """),
    SIMILARITY("false", "delete from similarity where first_program in (%1$s) or second_program in (%1$s)"),
    PROGRAM_COMPARISON("false", "delete from program_comparison where program_id in (%1$s)"),
    CASE_EVENT("dni = :dni", """
            delete from case_event where dni = :dni or case_id in (
                select id from program_case where first_program in (%1$s) or second_program in (%1$s))
            """),
    PROGRAM_CASE("false", "delete from program_case where first_program in (%1$s) or second_program in (%1$s)"),
    PROGRAM(StudentTable.OF_THE_STUDENT, "delete from program where id in (%1$s)"),
    GRADE_OVERRIDE("dni = :dni", "delete from grade_override where dni = :dni"),
    SUBMISSION_ASSIGNMENT("dni = :dni", "delete from submission_assignment where dni = :dni"),
    CODE("dni = :dni", "update code set dni = null where dni = :dni"),
    REQUEST("dni = :dni or outcome = 'MALFORMED' and position(:dni in dni) > 0", """
            update request set dni = 'erased'
             where dni = :dni or outcome = 'MALFORMED' and position(:dni in dni) > 0
            """),
    STUDENT("dni = :dni", "delete from student where dni = :dni");

    /** Selects the student's programs, and those from an address of the student that belong to nobody else. */
    private static final String OF_THE_STUDENT = "dni = :dni or dni is null and lower(sender) in (:addresses)";

    private static final String PROGRAMS = "select id from program where " + OF_THE_STUDENT;

    /** Selects malformed submissions that contain the student's DNI or address. */
    private static final String NAMED_IN_TEXT = """
            position(:dni in sent) > 0 or exists (
                select 1 from student where student.dni = :dni and position(lower(student.email) in lower(sent)) > 0)
            """;

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
        return erasures.stream().map(sql -> sql.formatted(PROGRAMS)).toList();
    }
}
