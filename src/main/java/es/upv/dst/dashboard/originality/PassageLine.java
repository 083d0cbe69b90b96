// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.programs.similarity.MarkedLine;
import es.upv.dst.programs.similarity.SimilarityRow.PassageLines;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line of one of two programs side by side.
 *
 * @param passage the number of the passage that contains the line, from 1; null if there is none
 * @param starting the numbers of the passages that start here, which link to the other program
 */
record PassageLine(int number, String text, @Nullable Integer passage, List<Integer> starting) {

    static List<PassageLine> of(List<MarkedLine> lines, List<PassageLines> passages) {
        return lines.stream().map(line -> of(line, passages)).toList();
    }

    private static PassageLine of(MarkedLine line, List<PassageLines> passages) {
        var starting = IntStream.range(0, passages.size())
                .filter(index -> passages.get(index).from() == line.number())
                .mapToObj(index -> index + 1)
                .toList();
        var index = line.passage();
        return new PassageLine(line.number(), line.text(), index == null ? null : index + 1, starting);
    }
}
