// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How large a class is rehearsed.
 *
 * @param students how many
 * @param seconds over which they begin, one after the other; 0 is all at once
 */
record Plan(
        @NotNull @Min(1) @Max(1_000) Integer students,
        @NotNull @Min(0) @Max(600) Integer seconds) {

    /** When this one of them begins, counted from 0. */
    Duration beginning(int number) {
        return Duration.ofSeconds(seconds).multipliedBy(number).dividedBy(students);
    }
}
