// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.util.List;

/**
 * Two programs that have something in common.
 *
 * @param similarity from 0 to 1; {@link Signals} has the rule
 * @param passages where the structure is the same, in the order of the first program
 */
public record SimilarPair(String first, String second, double similarity, Signals signals, List<Passage> passages) {

    /** From here on, a person should look at the pair. */
    public static final double THRESHOLD = 0.45;
    /** Pairs below are not in a result. */
    public static final double LOWEST = 0.3;

    public SimilarPair {
        passages = List.copyOf(passages);
    }

    public boolean isSuspicious() {
        return similarity >= THRESHOLD;
    }
}
