// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.originality.LineRange;
import es.upv.dst.programs.originality.Passage;
import es.upv.dst.programs.originality.Signals;
import es.upv.dst.programs.originality.SimilarPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair of similar programs in the list of the REST API.
 *
 * @param first the earlier program
 * @param similarity from 0 to 1
 * @param suspicious whether the similarity reaches the threshold from which on a person should look at the pair
 */
public record SimilarityRow(
        PairSide first,
        PairSide second,
        double similarity,
        boolean suspicious,
        Signals signals,
        List<PassageRow> passages) {

    static SimilarityRow of(StoredPair pair, PairSide first, PairSide second) {
        return new SimilarityRow(
                first,
                second,
                pair.similarity(),
                pair.similarity() >= SimilarPair.THRESHOLD,
                pair.signals(),
                pair.passages().stream().map(PassageRow::of).toList());
    }

    /** Returns the row for CSV, in which each component is one cell. */
    PairCsvRow csv() {
        return new PairCsvRow(
                first.id(),
                first.maskedDni(),
                first.name(),
                first.course(),
                second.id(),
                second.maskedDni(),
                second.name(),
                similarity,
                suspicious,
                signals.tokens(),
                signals.comments(),
                signals.strings(),
                signals.names(),
                signals.layout(),
                passages.size());
    }

    /** Lines with the same structure in both programs. */
    public record PassageRow(PassageLines first, PassageLines second) {

        static PassageRow of(Passage passage) {
            return new PassageRow(PassageLines.of(passage.first()), PassageLines.of(passage.second()));
        }
    }

    /** @param to the last line of the passage */
    public record PassageLines(int from, int to) {

        static PassageLines of(LineRange range) {
            return new PassageLines(range.first(), range.last());
        }
    }

    /** A pair as a line of CSV, with four digits of each DNI. */
    public record PairCsvRow(
            ProgramReference first,
            @Nullable String firstDni,
            @Nullable String firstName,
            @Nullable String firstCourse,
            ProgramReference second,
            @Nullable String secondDni,
            @Nullable String secondName,
            double similarity,
            boolean suspicious,
            double tokens,
            double comments,
            double strings,
            double names,
            double layout,
            int passages) {}
}
