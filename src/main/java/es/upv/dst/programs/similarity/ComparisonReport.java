// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.originality.NotCompared;
import java.util.List;

/**
 * What a comparison of all programs came to.
 *
 * @param programs the number of programs of this course, one of each student
 * @param archived the number of programs of past courses
 * @param pairs the number of similar pairs
 * @param notCompared the programs that could not be compared
 * @param seconds the duration
 */
public record ComparisonReport(int programs, int archived, int pairs, List<NotCompared> notCompared, double seconds) {

    /**
     * What is known of the comparison of the current programs.
     *
     * @param running whether a comparison of all programs runs
     * @param waiting the programs that were not compared yet
     */
    public record ComparisonStatus(boolean running, List<NotCompared> notCompared, List<ProgramReference> waiting) {}
}
