// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.course;

import es.upv.dst.course.CourseRefusal;
import es.upv.dst.course.CourseResult;
import java.util.Optional;

/**
 * The result of a change, for the part of the page with its form. It was made if it is neither refused nor invalid.
 *
 * @param part the id of the part
 * @param refusal why the lab refused it
 * @param invalid why the file is no archive of a course
 * @param rows the number of rows that were changed
 */
record PartResult(String part, Optional<CourseRefusal> refusal, Optional<CourseResult.Invalid> invalid, long rows) {

    static PartResult of(String part, CourseResult result) {
        return switch (result) {
            case CourseResult.Changed(var rows) ->
                new PartResult(
                        part,
                        Optional.empty(),
                        Optional.empty(),
                        rows.values().stream().mapToLong(Long::longValue).sum());
            case CourseResult.Refused(var reason) -> refused(part, reason);
            case CourseResult.Invalid invalid -> new PartResult(part, Optional.empty(), Optional.of(invalid), 0);
        };
    }

    static PartResult refused(String part, CourseRefusal reason) {
        return new PartResult(part, Optional.of(reason), Optional.empty(), 0);
    }

    /** Whether the change was made. */
    public boolean isDone() {
        return refusal.isEmpty() && invalid.isEmpty();
    }
}
