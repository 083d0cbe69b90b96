// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import es.upv.dst.language.Sentence;
import java.util.Map;

/** The effect of an import or a reset. Unless it is {@link Changed}, nothing was changed. */
public sealed interface CourseResult {

    /** @param rows the number of rows that were inserted or deleted, by table */
    record Changed(Map<String, Long> rows) implements CourseResult {}

    record Refused(CourseRefusal reason) implements CourseResult {}

    /**
     * The file is no valid archive.
     *
     * @param file the name of the file in the archive; empty for the whole archive
     * @param line the line in that file; 0 for the whole file
     */
    record Invalid(String file, long line, Sentence reason) implements CourseResult {}
}
