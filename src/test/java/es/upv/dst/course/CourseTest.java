// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests when a course is open. */
class CourseTest {

    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant END = Instant.parse("2026-11-02T10:00:00Z");
    private static final Instant BETWEEN = Instant.parse("2026-11-02T09:00:00Z");

    private static Course course(Optional<Instant> opensAt, Optional<Instant> closesAt) {
        return new Course("DST", "2026-27", opensAt, closesAt);
    }

    @Test
    void courseWithoutTimes_isOpen() {
        assertThat(course(Optional.empty(), Optional.empty()).isOpenAt(Instant.EPOCH))
                .isTrue();
    }

    @Test
    void courseWithTimes_isOpenFromItsStartAndBeforeItsEnd() {
        var course = course(Optional.of(START), Optional.of(END));
        assertThat(course.isOpenAt(START.minusMillis(1))).isFalse();
        assertThat(course.isOpenAt(START)).isTrue();
        assertThat(course.isOpenAt(END.minusMillis(1))).isTrue();
        assertThat(course.isOpenAt(END)).isFalse();
    }

    @Test
    void closedCourse_staysClosed_untilItIsOpened() {
        var closed = course(Optional.of(START), Optional.empty()).closedAt(BETWEEN);
        assertThat(closed.closesAt()).contains(BETWEEN);
        assertThat(closed.closedAt(END)).as("closed again").isEqualTo(closed);
        var opened = closed.openedAt(END);
        assertThat(opened.opensAt()).contains(END);
        assertThat(opened.closesAt()).isEmpty();
        assertThat(opened.isOpenAt(END)).isTrue();
    }

    @Test
    void openingOfAnOpenCourse_changesNothing() {
        var course = course(Optional.of(START), Optional.of(END));
        assertThat(course.openedAt(BETWEEN)).isEqualTo(course);
    }

    @Test
    void closeBeforeAPlannedOpening_cancelsTheOpening() {
        var closed = course(Optional.of(START), Optional.of(END)).closedAt(START.minusMillis(1));
        assertThat(closed.isOpenAt(BETWEEN)).isFalse();
        assertThat(closed.opensAt()).isEmpty();
    }

    @Test
    void openBeforeAPlannedOpening_keepsTheEnd() {
        var opened = course(Optional.of(START), Optional.of(END)).openedAt(START.minusMillis(1));
        assertThat(opened.isOpenAt(START.minusMillis(1))).isTrue();
        assertThat(opened.closesAt()).contains(END);
    }

    @Test
    void nameThatAPersonTypes_isThatOfTheCourse_withoutSurroundingSpaces() {
        var course = new Course("DST 2026", "", Optional.empty(), Optional.empty());
        assertThat(course.isNamed(" DST 2026 ")).isTrue();
        assertThat(course.isNamed("dst 2026")).isFalse();
        assertThat(course.isNamed("")).isFalse();
    }

    @Test
    void invalidCourse_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> course(Optional.of(END), Optional.of(START)));
        assertThatIllegalArgumentException().isThrownBy(() -> course(Optional.of(END), Optional.of(END)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Course(" ", "", Optional.empty(), Optional.empty()));
    }
}
