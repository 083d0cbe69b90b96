// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Percentiles of durations in milliseconds, by the nearest-rank method. */
record Percentiles(List<Long> sorted) {

    static Percentiles of(Collection<Long> durations) {
        return new Percentiles(durations.stream().sorted().toList());
    }

    /**
     * The percentile; empty if there are no durations.
     *
     * @param percent from 0 to 100
     */
    Optional<Long> at(int percent) {
        var rank = Math.ceilDiv(percent * sorted.size(), 100);
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(Math.max(rank, 1) - 1));
    }
}
