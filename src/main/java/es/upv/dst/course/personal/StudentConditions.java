// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

/** The conditions that select the rows of one student, with the parameters of {@link StudentTable}. */
final class StudentConditions {

    /** Replaces the student in submissions. Their codes and verdicts remain, so that counts and codes stay right. */
    static final String ERASE_SUBMISSIONS = """
            update submission set name = 'erased', email = 'erased',
                   sent = case when sent is null then null else 'erased' end,
                   code = case when verdict in ('MALFORMED', 'INVALID_CODE') then null else code end
            """;

    /** Selects the submissions whose latest assignment is to the student, or to another one. */
    static final String ASSIGNED = """
            select submission_id from submission_assignment latest
             where dni %s :dni and not exists (
                select 1 from submission_assignment later
                 where later.submission_id = latest.submission_id and later.id > latest.id)
            """;

    /** Selects malformed submissions too that contain the student's DNI or address. */
    static final String NAMES_THE_STUDENT = """
            (lower(email) = any(:addresses) or id in (%s) or position(:dni in sent) > 0 or exists (
                select 1 from student where student.dni = :dni and position(lower(student.email) in lower(sent)) > 0))
            """.formatted(ASSIGNED.formatted("="));

    /** Selects the student's programs, and those from an address of the student that belong to nobody else. */
    static final String OF_THE_STUDENT = "(dni = :dni or dni is null and lower(sender) = any(:addresses))";

    static final String PROGRAMS = "select id from program where " + OF_THE_STUDENT;

    static final String OF_A_PROGRAM = "(first_program in (%1$s) or second_program in (%1$s))".formatted(PROGRAMS);

    static final String CASES = "select id from program_case where " + OF_A_PROGRAM;

    private StudentConditions() {}
}
