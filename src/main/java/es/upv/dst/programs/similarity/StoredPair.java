// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.originality.LineRange;
import es.upv.dst.programs.originality.Passage;
import es.upv.dst.programs.originality.Signals;
import es.upv.dst.programs.originality.SimilarPair;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two similar programs, as the table has them.
 *
 * @param first the earlier one
 * @param second a program of this course
 */
record StoredPair(
        ProgramReference first, ProgramReference second, double similarity, Signals signals, List<Passage> passages) {

    private static final JsonMapper JSON = new JsonMapper();

    StoredPair {
        passages = List.copyOf(passages);
        if (second.archived() || first.compareTo(second) >= 0) {
            throw new IllegalArgumentException("%s is not earlier than %s".formatted(first, second));
        }
    }

    /** Whether a pair has a program of this course. A pair of two archived programs is not stored. */
    static boolean isStorable(SimilarPair pair) {
        return !reference(pair.first()).archived() || !reference(pair.second()).archived();
    }

    /** The first and the second program. */
    List<ProgramReference> programs() {
        return List.of(first, second);
    }

    /** Puts the earlier program first. */
    static StoredPair of(SimilarPair pair) {
        var first = reference(pair.first());
        var second = reference(pair.second());
        return first.compareTo(second) < 0
                ? new StoredPair(first, second, pair.similarity(), pair.signals(), pair.passages())
                : new StoredPair(second, first, pair.similarity(), pair.signals(), exchanged(pair.passages()));
    }

    SimilarPair asSimilarPair() {
        return new SimilarPair(first.toString(), second.toString(), similarity, signals, passages);
    }

    /** Returns the passages as in the column: {@code [[first from, to, second from, to], ...]}. */
    String passagesAsJson() {
        return JSON.writeValueAsString(passages.stream().map(StoredPair::lines).toList());
    }

    /** Reads the passages from the column. */
    static List<Passage> passages(String json) {
        return Arrays.stream(JSON.readValue(json, int[][].class))
                .map(lines -> new Passage(new LineRange(lines[0], lines[1]), new LineRange(lines[2], lines[3])))
                .toList();
    }

    private static int[] lines(Passage passage) {
        return new int[] {
            passage.first().first(),
            passage.first().last(),
            passage.second().first(),
            passage.second().last()
        };
    }

    private static List<Passage> exchanged(List<Passage> passages) {
        return passages.stream()
                .map(passage -> new Passage(passage.second(), passage.first()))
                .toList();
    }

    private static ProgramReference reference(String id) {
        return ProgramReference.parse(id).orElseThrow();
    }
}
