// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.originality.LineRange;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a program that is shown beside another one.
 *
 * @param number from 1
 * @param passage the index of the first passage that contains this line; null if there is none
 */
public record MarkedLine(int number, String text, @Nullable Integer passage) {

    /** Returns the lines of a program, which end with line feeds. */
    static List<MarkedLine> of(String source, List<LineRange> passages) {
        var lines = source.split("\n", -1);
        // A line feed ends a line, so the text after the last one is a line only if it is not empty.
        var count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new MarkedLine(number, lines[number - 1], index(number, passages)))
                .toList();
    }

    private static @Nullable Integer index(int line, List<LineRange> passages) {
        var found = IntStream.range(0, passages.size())
                .filter(index -> passages.get(index).first() <= line
                        && line <= passages.get(index).last())
                .findFirst();
        return found.isPresent() ? found.getAsInt() : null;
    }
}
