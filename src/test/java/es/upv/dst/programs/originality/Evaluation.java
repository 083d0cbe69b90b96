// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How well a method finds the copies of a corpus.
 *
 * @param scores the scores of pairs; a pair that is absent has the score 0
 * @param threshold the score from which on a pair is flagged
 */
record Evaluation(Corpus corpus, Map<Pair, Double> scores, double threshold) {

    /** Two programs in any order. */
    record Pair(String first, String second) {

        Pair {
            if (first.compareTo(second) > 0) {
                var exchanged = first;
                first = second;
                second = exchanged;
            }
        }
    }

    /** Returns how many of the copies of a kind are flagged with their source. Of two sources, each counts. */
    Share recall(String kind) {
        return Share.of(pairs().filter(pair -> isCopyOfKind(pair, kind)), this::isFlagged);
    }

    /** Returns how many of the flagged pairs with a copy of a kind have a source in common. */
    Share precision(String kind) {
        return Share.of(
                pairs().filter(pair -> entry(pair.first).kind().equals(kind)
                                || entry(pair.second).kind().equals(kind))
                        .filter(this::isFlagged),
                pair -> !isIndependent(pair));
    }

    List<Pair> flaggedIndependentPairs() {
        return pairs().filter(this::isIndependent).filter(this::isFlagged).toList();
    }

    double highestIndependentScore() {
        return pairs().filter(this::isIndependent)
                .mapToDouble(this::score)
                .max()
                .orElse(0);
    }

    double lowestScore(List<String> kinds) {
        return pairs().filter(pair -> kinds.stream().anyMatch(kind -> isCopyOfKind(pair, kind)))
                .mapToDouble(this::score)
                .min()
                .orElse(1);
    }

    long independentPairs() {
        return pairs().filter(this::isIndependent).count();
    }

    Evaluation withThreshold(double other) {
        return new Evaluation(corpus, scores, other);
    }

    private Stream<Pair> pairs() {
        var files = List.copyOf(corpus.entries().keySet());
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < files.size(); i++) {
            for (int j = i + 1; j < files.size(); j++) {
                pairs.add(new Pair(files.get(i), files.get(j)));
            }
        }
        return pairs.stream();
    }

    private boolean isCopyOfKind(Pair pair, String kind) {
        var first = entry(pair.first);
        var second = entry(pair.second);
        return first.kind().equals(kind) && first.isCopyOf(second)
                || second.kind().equals(kind) && second.isCopyOf(first);
    }

    private boolean isIndependent(Pair pair) {
        return !entry(pair.first).sharesSourceWith(entry(pair.second));
    }

    private boolean isFlagged(Pair pair) {
        return score(pair) >= threshold;
    }

    private double score(Pair pair) {
        return scores.getOrDefault(pair, 0.0);
    }

    private Corpus.Entry entry(String file) {
        return Objects.requireNonNull(corpus.entries().get(file));
    }
}
