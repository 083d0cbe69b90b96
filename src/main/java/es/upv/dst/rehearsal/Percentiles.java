// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Of many durations in milliseconds, by nearest rank: the least one that so many in a hundred do not exceed. */
record Percentiles(List<Long> sorted) {

    static Percentiles of(Collection<Long> durations) {
        return new Percentiles(durations.stream().sorted().toList());
    }

    /** Nothing if there are none. */
    Optional<Long> at(int percent) {
        var rank = Math.ceilDiv(percent * sorted.size(), 100);
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(Math.max(rank, 1) - 1));
    }
}
