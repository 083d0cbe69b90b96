// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.util.List;

/**
 * What a comparison found. Each program was compared or is in {@code notCompared}.
 *
 * @param pairs the pairs of at least {@link SimilarPair#LOWEST}, the most similar first
 */
public record ComparisonResult(List<SimilarPair> pairs, List<NotCompared> notCompared) {

    public ComparisonResult {
        pairs = List.copyOf(pairs);
        notCompared = List.copyOf(notCompared);
    }
}
