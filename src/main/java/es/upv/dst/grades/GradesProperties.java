// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of grades.
 *
 * @param title the title of the gradebook item in exports; Sakai gives # * [ ] a meaning, so they are not allowed
 * @param certified the grade of a certified student
 * @param program the grade of a certified student with an accepted program
 * @param deadline an ISO date and time with offset, after which a submission is late; blank if there is no deadline
 * @param late what a late submission counts
 * @param lateFactor the factor of {@link LateRule#FACTOR}, from 0 to 1
 */
@ConfigurationProperties("dst.grades")
public record GradesProperties(
        @DefaultValue("DST MQTT") String title,
        @DefaultValue("0.3") BigDecimal certified,
        @DefaultValue("0.4") BigDecimal program,
        @DefaultValue("") String deadline,
        @DefaultValue("full") LateRule late,
        @DefaultValue("0.5") BigDecimal lateFactor) {

    /** The highest grade. */
    static final BigDecimal MAXIMUM = BigDecimal.TEN;

    /** The number of decimals of a grade. */
    static final int DECIMALS = 2;

    private static final Pattern TITLE = Pattern.compile("[\\p{L}\\p{N}][^#*\\[\\]\\p{Cntrl}]{0,99}");

    /** What a late submission counts. */
    public enum LateRule {
        /** As much as one before the deadline. */
        FULL,
        /** Nothing. */
        NONE,
        /** The grade times {@code dst.grades.late-factor}. */
        FACTOR
    }

    /** The time zone of the times in explanations. */
    static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

    public GradesProperties {
        parse(deadline);
        check(TITLE.matcher(title).matches(), "title", title, "1 to 100 characters without # * [ ]");
        check(isGrade(certified), "certified", certified, "a grade from 0 to 10 with at most 2 decimals");
        check(isGrade(program), "program", program, "a grade from 0 to 10 with at most 2 decimals");
        check(
                program.compareTo(certified) >= 0,
                "program",
                program,
                "at least dst.grades.certified, because a program adds to it");
        check(
                lateFactor.signum() >= 0 && lateFactor.compareTo(BigDecimal.ONE) <= 0,
                "late-factor",
                lateFactor,
                "from 0 to 1");
    }

    /** Returns the time after which a submission is late, or empty if there is no deadline. */
    Optional<Instant> deadlineAt() {
        return parse(deadline);
    }

    private static Optional<Instant> parse(String deadline) {
        try {
            return deadline.isBlank()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(deadline.strip()).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "dst.grades.deadline is " + deadline + ", must be like 2026-12-18T23:59:59+01:00", e);
        }
    }

    private static boolean isGrade(BigDecimal grade) {
        return grade.signum() >= 0
                && grade.compareTo(MAXIMUM) <= 0
                && grade.stripTrailingZeros().scale() <= DECIMALS;
    }

    private static void check(boolean valid, String setting, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("dst.grades.%s is %s, must be %s".formatted(setting, value, expected));
        }
    }
}
