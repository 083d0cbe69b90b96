// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.course;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.course.Course;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseFormTest {

    private static final Instant START = Instant.parse("2026-11-02T07:30:42Z");
    private static final Course COURSE = new Course("DST", "", Optional.of(START), Optional.empty());

    @Test
    void unchangedTime_keepsItsSeconds() {
        assertThat(CourseForm.of(COURSE).apply(COURSE)).contains(COURSE);
    }

    @Test
    void time_isThatOfMadrid() {
        var form = new CourseForm(" DST ", "2026-27", null, LocalDateTime.parse("2026-12-18T23:59"));
        assertThat(form.apply(COURSE))
                .contains(new Course(
                        "DST", "2026-27", Optional.empty(), Optional.of(Instant.parse("2026-12-18T22:59:00Z"))));
    }

    @Test
    void endBeforeTheStart_isRefused() {
        var form = new CourseForm(
                "DST", "", LocalDateTime.parse("2026-12-18T10:00"), LocalDateTime.parse("2026-12-18T10:00"));
        assertThat(form.apply(COURSE)).isEmpty();
    }
}
