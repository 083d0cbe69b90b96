// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Archive: one file with everything of a course, its import into an empty lab, and the reset to an empty lab.
 *
 * <pre>
 * receives        GET /api/course/archive, POST /api/course/import, /api/course/reset and /api/course/past-programs
 * sends           a ZIP file with a manifest and one file for each table
 * database tables archived_program   programs of past courses; it reads and changes all other tables
 * </pre>
 *
 * The tables are read from the schema, so that the archive contains the tables of features that this package does not
 * know. The features reload their cached state after an import and a reset.
 */
@ApplicationModule(
        allowedDependencies = {
            "address",
            "codes",
            "course",
            "language",
            "mail",
            "programs",
            "programs :: cases",
            "programs :: evidence",
            "roster",
            "storage",
            "submissions",
            "web"
        })
@NullMarked
package es.upv.dst.course.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
