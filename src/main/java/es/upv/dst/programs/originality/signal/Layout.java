// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import es.upv.dst.programs.python.PythonProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a program is laid out.
 *
 * @param habits how often the author does each of several things where they apply, from 0 to 1, or NaN where they never
 *     apply: indents by tabs, indents by four, and so on
 * @param blocks the lengths of the first blocks between blank lines
 */
public record Layout(List<Double> habits, List<Integer> blocks) {

    private static final int MOST_BLOCKS = 200;
    private static final int LONG_LINE = 60;

    private static final Predicate<String> ASSIGNS = matching("[^'\"#=(]*[^=!<>'\"#(]=[^=].*");
    private static final Predicate<String> SPACED = matching("[^'\"#=(]*[^=!<>'\"#(] = .*");

    public Layout {
        habits = List.copyOf(habits);
        blocks = List.copyOf(blocks);
    }

    public static Layout of(PythonProgram program) {
        var lines = program.text().lines().toList();
        return new Layout(
                List.of(
                        share(lines, line -> indentation(line) > 0, line -> line.startsWith("\t")),
                        share(lines, line -> indentation(line) > 0, line -> indentation(line) % 4 == 0),
                        share(lines, ASSIGNS, SPACED),
                        share(lines, line -> line.contains(","), line -> line.contains(", ")),
                        share(lines, line -> line.strip().startsWith("#"), line -> line.contains("# ")),
                        share(lines, line -> true, line -> line.endsWith(" ")),
                        share(lines, line -> true, String::isBlank),
                        share(lines, line -> !line.isBlank(), line -> line.length() > LONG_LINE),
                        share(program.strings(), literal -> true, literal -> literal.endsWith("'"))),
                blocks(lines));
    }

    /** From 0 to 1: half for equal habits, half for equal blocks in the same order. */
    public double similarity(Layout other) {
        return (habitSimilarity(other) + blockSimilarity(other)) / 2;
    }

    private double habitSimilarity(Layout other) {
        double mean = IntStream.range(0, habits.size())
                .mapToDouble(i -> Math.abs(habits.get(i) - other.habits.get(i)))
                .filter(difference -> !Double.isNaN(difference))
                .map(difference -> 1 - difference)
                .average()
                .orElse(0);
        // Most programs have most habits in common. The power spreads what is close to 1.
        return Math.pow(mean, 4);
    }

    private double blockSimilarity(Layout other) {
        return 2.0 * longestCommonSubsequence(other.blocks) / Math.max(1, blocks.size() + other.blocks.size());
    }

    private int longestCommonSubsequence(List<Integer> others) {
        var lengths = new int[blocks.size() + 1][others.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            for (int j = 0; j < others.size(); j++) {
                lengths[i + 1][j + 1] = blocks.get(i).equals(others.get(j))
                        ? lengths[i][j] + 1
                        : Math.max(lengths[i][j + 1], lengths[i + 1][j]);
            }
        }
        return lengths[blocks.size()][others.size()];
    }

    private static List<Integer> blocks(List<String> lines) {
        var blocks = new ArrayList<Integer>();
        int length = 0;
        for (var line : (Iterable<String>) Stream.concat(lines.stream(), Stream.of(""))::iterator) {
            if (!line.isBlank()) {
                length++;
            } else if (length > 0) {
                blocks.add(length);
                length = 0;
            }
        }
        return blocks.subList(0, Math.min(blocks.size(), MOST_BLOCKS));
    }

    private static double share(List<String> texts, Predicate<String> applies, Predicate<String> does) {
        var applying = texts.stream().filter(applies).toList();
        return applying.stream().filter(does).count() / (double) applying.size();
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Predicate<String> matching(String expression) {
        return Pattern.compile(expression).asMatchPredicate();
    }
}
