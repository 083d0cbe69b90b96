// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import es.upv.dst.grades.certification.Certification;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Computes the grade of one student by the configured rules. */
final class GradingRules {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(GradesProperties.ZONE);

    private final GradesProperties settings;

    GradingRules(GradesProperties settings) {
        this.settings = settings;
    }

    /**
     * Returns the grade of a student. The oldest submission counts. A case about the program does not change the grade.
     *
     * @param certifications the accepted submissions that certify the student, oldest first
     */
    ComputedGrade grade(List<Certification> certifications, HandedInProgram program) {
        if (certifications.isEmpty()) {
            return new ComputedGrade(
                    BigDecimal.ZERO, "not certified; " + program.decision().phrase(), Optional.empty());
        }
        var oldest = certifications.getFirst();
        var late = isLate(oldest);
        var grade = program.decision() == HandedInProgram.Decision.ACCEPTED ? settings.program() : settings.certified();
        return new ComputedGrade(
                late ? grade.multiply(lateFactor()) : grade,
                "certified on %s, code %s%s%s; %s"
                        .formatted(
                                time(oldest.submission().receivedAt()),
                                oldest.submission().solution().code(),
                                matched(oldest),
                                late ? latePhrase() : "",
                                program.decision().phrase()),
                Optional.of(new ComputedGrade.CountedSubmission(
                        oldest.submission().receivedAt(),
                        oldest.submission().solution().code(),
                        oldest.by(),
                        late)));
    }

    /** Returns a time as explanations have it: the local time in Spain, to the minute. */
    static String time(Instant time) {
        return MINUTE.format(time);
    }

    private boolean isLate(Certification certification) {
        return settings.deadlineAt()
                .filter(deadline -> certification.submission().receivedAt().isAfter(deadline))
                .isPresent();
    }

    private BigDecimal lateFactor() {
        return switch (settings.late()) {
            case FULL -> BigDecimal.ONE;
            case NONE -> BigDecimal.ZERO;
            case FACTOR -> settings.lateFactor();
        };
    }

    private String latePhrase() {
        return switch (settings.late()) {
            case FULL -> ", after the deadline, which does not change the grade";
            case NONE -> ", after the deadline, which counts nothing";
            case FACTOR ->
                ", after the deadline, which counts " + settings.lateFactor().toPlainString() + " of the grade";
        };
    }

    private static String matched(Certification certification) {
        return switch (certification.by()) {
            case ADDRESS -> "";
            case NAME -> ", found by name";
            case PROFESSOR -> ", assigned by the professor";
        };
    }
}
