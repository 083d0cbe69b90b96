// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Personal data: everything that the lab holds of one student, its erasure, and the erasure of all personal data some
 * time after the course has closed.
 *
 * <pre>
 * receives        GET and DELETE /api/students/{dni}; the setting dst.course.retention
 *                 from grades, which student a submission is of
 * sends           the rows of one student
 * database tables retained_count   numbers that remain after the erasure; it reads and changes all other tables
 * </pre>
 *
 * Rows that prove that a code was issued or used remain without the student, so that counts and codes stay right. All
 * other rows are deleted, also those of tables that this package does not know.
 */
@ApplicationModule(
        allowedDependencies = {
            "course",
            "course.archive",
            "course.archive :: format",
            "grades :: certification",
            "roster",
            "storage",
            "web"
        })
@NullMarked
package es.upv.dst.course.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
