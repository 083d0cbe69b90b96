// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

/** The conditions that select the rows of one student, with the parameters of {@link StudentSelection}. */
final class StudentConditions {

    /** Replaces the student in submissions. Their codes and verdicts remain, so that counts and codes stay right. */
    static final String ERASE_SUBMISSIONS = """
            update submission set name = 'erased', email = 'erased', sender = null,
                   sent = case when sent is null then null else 'erased' end,
                   code = case when verdict in ('MALFORMED', 'INVALID_CODE') then null else code end
            """;

    /** Selects the mails to addresses of the student, and those about the student's submissions. */
    static final String MAILS = """
            (lower(email) = any(:addresses)
             or (code, email, verdict, name) in (
                select code, email, verdict, name from submission where id = any(:submissions))
             or exists (
                select 1 from student
                 where student.dni = :dni and student.name = mail.name and lower(student.email) = lower(mail.email)))
            """;

    /** Selects the student's programs, and those from an address of the student that belong to nobody else. */
    static final String OF_THE_STUDENT = "(dni = :dni or dni is null and lower(sender) = any(:addresses))";

    static final String PROGRAMS = "select id from program where " + OF_THE_STUDENT;

    static final String OF_A_PROGRAM = "(first_program in (%1$s) or second_program in (%1$s))".formatted(PROGRAMS);

    static final String CASES = "select id from program_case where " + OF_A_PROGRAM;

    private StudentConditions() {}
}
