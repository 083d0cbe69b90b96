// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * The parameters of a rehearsal.
 *
 * @param students the number of students, 1 to 1,000
 * @param seconds the period over which the students start one after the other, 0 to 600; 0 starts all at once
 */
public record RehearsalRequest(
        @NotNull @Min(1) @Max(1_000) Integer students,
        @NotNull @Min(0) @Max(600) Integer seconds) {

    /** The delay after which a student starts, by the student's number from 0. */
    Duration startDelay(int number) {
        return Duration.ofSeconds(seconds).multipliedBy(number).dividedBy(students);
    }
}
