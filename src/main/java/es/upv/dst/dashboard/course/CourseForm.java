// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.course;

import es.upv.dst.course.Course;
import es.upv.dst.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The form of name, term and times.
 *
 * @param opensAt in the time of Madrid
 */
record CourseForm(
        @NotBlank @Size(max = Course.MAX_NAME) @SingleLine String name,
        @NotNull @Size(max = Course.MAX_TERM) @SingleLine String term,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        LocalDateTime opensAt,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        LocalDateTime closesAt) {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    static CourseForm of(Course course) {
        return new CourseForm(
                course.name(),
                course.term(),
                course.opensAt().map(CourseForm::minute).orElse(null),
                course.closesAt().map(CourseForm::minute).orElse(null));
    }

    /** Returns the course, or empty if it would close before it opens. Must be called only if the form is valid. */
    Optional<Course> apply(Course current) {
        return Course.of(name, term, time(opensAt, current.opensAt()), time(closesAt, current.closesAt()));
    }

    /** A form has minutes, so a time that was not changed in it keeps its seconds. */
    private static Optional<Instant> time(@Nullable LocalDateTime local, Optional<Instant> current) {
        return Optional.ofNullable(local)
                .map(time -> current.filter(instant -> minute(instant).equals(time))
                        .orElseGet(() -> time.atZone(MADRID).toInstant()));
    }

    private static LocalDateTime minute(Instant time) {
        return LocalDateTime.ofInstant(time, MADRID).truncatedTo(ChronoUnit.MINUTES);
    }
}
