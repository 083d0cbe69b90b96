// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Grades: computes the grade of each student from submissions and programs, and exports the grades.
 *
 * <pre>
 * receives        accepted submissions from submissions, decisions and cases from programs, the students from roster
 *                 grades and assignments that the professor sets over /api/grades
 * sends           GradeBook.grades()   the grade of each student, with an explanation in one sentence
 *                 GET /api/grades, and files for the gradebooks of Sakai and Moodle
 *                 the students of a sender of a mail, to programs
 *                 SubmissionAssigned   an event after the professor has assigned a submission
 *                 RetainedCounts       how many students had each grade, to course, for an erasure of personal data
 * parts           certification        which student an accepted submission certifies; claimed codes
 *                 export               the files for Sakai and Moodle
 * database tables grade_override       the grades that the professor set, with their history
 *                 submission_assignment   the submissions that the professor assigned, with their history
 * uses            storage, for changes; web, for pages, problems and CSV
 * </pre>
 *
 * A grade is computed each time it is read, so it always follows from the tables and the settings.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "address",
            "course",
            "programs",
            "programs :: cases",
            "programs :: sender",
            "roster",
            "storage",
            "submissions",
            "submissions :: accepted",
            "text",
            "web",
            "web :: csv"
        })
package es.upv.dst.grades;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
