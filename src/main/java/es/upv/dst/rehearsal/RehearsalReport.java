// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.student.Ending;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a rehearsal, or of one that lasts, so far. What is lost or doubled is a fault.
 *
 * @param running whether it lasts
 * @param startedAt when it began
 * @param tookMs until its last student ended, or until now
 */
record RehearsalReport(
        boolean running,
        Instant startedAt,
        long tookMs,
        int students,
        int seconds,

        @Schema(description = "how many students have begun")
        int begun,

        @Schema(description = "how many were given a code and had it accepted")
        int served,

        @Schema(description = "how many ended without a code or without its acceptance; why is in endings")
        int lost,

        @Schema(description = "how many codes the class heard twice, and how many solutions were judged twice")
        int doubled,

        @Schema(description = "why those ended who are lost, each with how many")
        Map<Ending, Long> endings,

        @Schema(description = "milliseconds from asking to the code, of half of those who have one at most")
        Optional<Long> p50Ms,

        @Schema(description = "the same, of 99 in 100") Optional<Long> p99Ms,

        @Schema(description = "milliseconds from asking to the verdict, of half of those served at most")
        Optional<Long> verdictP50Ms,

        @Schema(description = "the same, of 99 in 100") Optional<Long> verdictP99Ms)
        implements Answer {}
