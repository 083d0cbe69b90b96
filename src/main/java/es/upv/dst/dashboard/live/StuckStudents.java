// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.live;

import es.upv.dst.events.progress.LiveClass.StudentRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Selects the students who need help: their last message was refused, or they do nothing with their code. */
final class StuckStudents {

    /** A program submits within a second. A person who reads the sheet may take some minutes. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private StuckStudents() {}

    /** Returns the students who need help. The one who waits longest is the first. */
    static List<StudentRow> of(List<StudentRow> students, Instant now) {
        return students.stream()
                .filter(row -> isStuck(row, now))
                .sorted(Comparator.comparing(row -> row.progress().since().orElse(now)))
                .toList();
    }

    private static boolean isStuck(StudentRow row, Instant now) {
        return switch (row.progress().state()) {
            case ASKED, REFUSED -> true;
            case ANSWERED ->
                row.progress()
                        .since()
                        .filter(since -> since.plus(PATIENCE).isBefore(now))
                        .isPresent();
            case NOT_SEEN, CERTIFIED, MAILED -> false;
        };
    }
}
