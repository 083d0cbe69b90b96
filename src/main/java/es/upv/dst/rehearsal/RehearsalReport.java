// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.student.FailureReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a rehearsal, or its progress while it runs. A lost student or a doubled message indicates a fault of
 * dst-lab or the broker.
 *
 * @param running whether the rehearsal still runs
 * @param startedAt when the rehearsal started
 * @param tookMs milliseconds from the start of the rehearsal until its last student ended, or until now
 */
public record RehearsalReport(
        boolean running,
        Instant startedAt,
        long tookMs,
        int students,
        int seconds,

        @Schema(description = "number of students who have started")
        int begun,

        @Schema(description = "number of students who got a code and had it accepted")
        int served,

        @Schema(description = "number of students who ended without an accepted code; the reasons are in endings")
        int lost,

        @Schema(description = "number of codes that were published twice, plus number of codes with two verdicts")
        int doubled,

        @Schema(description = "number of lost students by reason")
        Map<FailureReason, Long> endings,

        @Schema(description = "milliseconds from the request to the code; median of the students who got a code")
        Optional<Long> p50Ms,

        @Schema(description = "the same, 99th percentile") Optional<Long> p99Ms,

        @Schema(description = "milliseconds from the request to the verdict; median of the served students")
        Optional<Long> verdictP50Ms,

        @Schema(description = "the same, 99th percentile") Optional<Long> verdictP99Ms)
        implements RehearsalResult {}
