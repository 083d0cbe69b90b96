// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

import de.jplag.GreedyStringTiling;
import de.jplag.Match;
import de.jplag.Submission;
import de.jplag.merging.MergingOptions;
import de.jplag.options.JPlagOptions;
import de.jplag.options.SimilarityMetric;
import de.jplag.python3.PythonLanguage;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds with JPlag's algorithm, greedy string tiling, what structures have in common. Keeps what it has computed of
 * each structure, for the next comparison. An instance belongs to one thread.
 */
public final class StructureComparison {

    /** The fewest tokens of a match. */
    public static final int SHORTEST_MATCH = 5;

    private static final JPlagOptions OPTIONS = new JPlagOptions(
            new PythonLanguage(),
            SHORTEST_MATCH,
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            null,
            SimilarityMetric.AVG,
            JPlagOptions.DEFAULT_SIMILARITY_THRESHOLD,
            JPlagOptions.SHOW_ALL_COMPARISONS,
            // Of its clusters, even the options need a library that is not in the jar.
            null,
            false,
            new MergingOptions(),
            false);

    private final GreedyStringTiling tiling = new GreedyStringTiling(OPTIONS);
    private final Map<Structure, Submission> submissions = new IdentityHashMap<>();

    /** Returns the longest matches first. Two matches have no token in common. */
    public List<StructureMatch> compare(Structure first, Structure second) {
        if (Math.min(first.size(), second.size()) < SHORTEST_MATCH) {
            return List.of();
        }
        var submission = submission(first);
        var comparison = tiling.compare(submission, submission(second));
        // JPlag may have exchanged them.
        boolean inOrder = comparison.firstSubmission() == submission;
        return comparison.matches().stream()
                .map(match -> matchOf(match, inOrder))
                .toList();
    }

    private static StructureMatch matchOf(Match match, boolean inOrder) {
        return inOrder
                ? new StructureMatch(match.startOfFirst(), match.startOfSecond(), match.length())
                : new StructureMatch(match.startOfSecond(), match.startOfFirst(), match.length());
    }

    private Submission submission(Structure structure) {
        return submissions.computeIfAbsent(structure, added -> {
            var file = StructureListener.NO_FILE;
            var name = Integer.toString(submissions.size());
            var submission = new Submission(name, file, true, List.of(file), OPTIONS.language());
            submission.setTokenList(added.withEnd());
            return submission;
        });
    }
}
