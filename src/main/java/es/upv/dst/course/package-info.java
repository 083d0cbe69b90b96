// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Course: the name and the term of the course, and when requests of students are answered.
 *
 * <pre>
 * receives        GET, PUT /api/course, POST /api/course/open and /api/course/close
 *                 RetainedCounts, from features whose numbers remain when personal data are erased
 * sends           isOpenAt(time), for each request of a student
 *                 StudentData, what the lab holds of one student, and its erasure
 *                 CourseFiles, the archive of the course, its import and the reset
 *                 RetentionPlan, when personal data are erased
 *                 ExclusiveChange, for changes of the tables of all features
 * database tables course           one row
 * states          open ◀─▶ closed; submissions are judged in both
 * </pre>
 */
@ApplicationModule(allowedDependencies = {"language", "storage", "text", "web"})
@NullMarked
package es.upv.dst.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
