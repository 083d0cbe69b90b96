// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import es.upv.dst.text.WhiteSpace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The course of the lab. Requests of students are answered from {@code opensAt} on and before {@code closesAt}.
 *
 * @param name 1 to {@value #MAX_NAME} characters
 * @param term such as 2026-27; may be empty
 * @param opensAt empty if the course has always been open
 * @param closesAt later than {@code opensAt}; empty if the course stays open
 */
public record Course(String name, String term, Optional<Instant> opensAt, Optional<Instant> closesAt) {

    public static final int MAX_NAME = 200;
    public static final int MAX_TERM = 50;

    private static final Instant MIN_TIME = Instant.EPOCH;
    private static final Instant MAX_TIME = Instant.parse("9999-12-31T00:00:00Z");

    public Course {
        if (WhiteSpace.isBlank(name) || name.length() > MAX_NAME || term.length() > MAX_TERM) {
            throw new IllegalArgumentException("the name or the term of the course is blank or too long");
        }
        if (opensAt.isPresent()
                && closesAt.filter(end -> !end.isAfter(opensAt.get())).isPresent()) {
            throw new IllegalArgumentException("the course closes before it opens");
        }
    }

    /**
     * Returns the course with a name and a term that may have surrounding white space. The times are cut to
     * milliseconds, as in the table. Empty if a time is not in the years 1970 to 9999, or the course would close before
     * it opens.
     */
    public static Optional<Course> of(String name, String term, Optional<Instant> opensAt, Optional<Instant> closesAt) {
        if (opensAt.filter(Course::isOutOfRange).isPresent()
                || closesAt.filter(Course::isOutOfRange).isPresent()) {
            return Optional.empty();
        }
        var start = opensAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        var end = closesAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        return start.isPresent()
                        && end.filter(time -> !time.isAfter(start.get())).isPresent()
                ? Optional.empty()
                : Optional.of(new Course(WhiteSpace.strip(name), WhiteSpace.strip(term), start, end));
    }

    private static boolean isOutOfRange(Instant time) {
        return time.isBefore(MIN_TIME) || !time.isBefore(MAX_TIME);
    }

    /** Whether a request that arrives at this time is answered. */
    public boolean isOpenAt(Instant time) {
        return opensAt.filter(time::isBefore).isEmpty()
                && closesAt.filter(end -> !time.isBefore(end)).isEmpty();
    }

    /** Whether a person who has to confirm a change by the name of the course has typed it. */
    public boolean isNamed(String typed) {
        return WhiteSpace.strip(name).equals(WhiteSpace.strip(typed));
    }

    /** This course, always open. */
    public Course withoutTimes() {
        return new Course(name, term, Optional.empty(), Optional.empty());
    }

    /** This course, open from this time on. If it is open already, only its end in the future is kept. */
    Course openedAt(Instant now) {
        return new Course(
                name, term, isOpenAt(now) ? opensAt : Optional.of(now), closesAt.filter(end -> end.isAfter(now)));
    }

    /** This course, closed from this time on. A planned opening in the future is cancelled. */
    Course closedAt(Instant now) {
        return new Course(
                name,
                term,
                opensAt.filter(start -> start.isBefore(now)),
                Optional.of(closesAt.filter(end -> !end.isAfter(now)).orElse(now)));
    }
}
