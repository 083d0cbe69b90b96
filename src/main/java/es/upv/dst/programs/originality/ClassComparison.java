// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import es.upv.dst.programs.originality.jplag.Structure;
import es.upv.dst.programs.originality.jplag.StructureComparison;
import es.upv.dst.programs.originality.jplag.StructureMatch;
import es.upv.dst.programs.originality.signal.Feature;
import es.upv.dst.programs.originality.signal.Features;
import es.upv.dst.programs.originality.signal.Layout;
import es.upv.dst.programs.originality.signal.Rarity;
import es.upv.dst.programs.originality.signal.WeightedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares programs of one class, in which what is common proves nothing. Threads may use it at the same time. */
final class ClassComparison {

    /** Few tokens prove little, even if all of them are the same: a program of the sheet has few others. */
    private static final double DAMPING = 15;

    /** A program with what its features prove in this class. */
    private record Weighted(
            String id,
            Structure structure,
            double[] tokens,
            WeightedSet comments,
            WeightedSet strings,
            WeightedSet names,
            Layout layout) {

        double total() {
            return Arrays.stream(tokens).sum();
        }

        LineRange lines(int start, int length) {
            var lines =
                    IntStream.range(start, start + length).map(structure::line).summaryStatistics();
            return new LineRange(lines.getMin(), lines.getMax());
        }
    }

    private final List<Weighted> programs = new ArrayList<>();
    private final List<NotCompared> notCompared = new ArrayList<>();

    /** The programs and their analyses have the same order. */
    ClassComparison(List<ComparedProgram> all, List<Analysis> analyses, Features baseCode) {
        var rarity =
                new Rarity(analyses.stream().flatMap(ClassComparison::features).toList(), baseCode);
        for (int i = 0; i < all.size(); i++) {
            var id = all.get(i).id();
            switch (analyses.get(i)) {
                case Analysis.Complete complete -> programs.add(weighted(id, complete, rarity));
                case Analysis.Refused(int line, String reason) -> notCompared.add(new NotCompared(id, line, reason));
            }
        }
    }

    List<NotCompared> notCompared() {
        return notCompared;
    }

    /** Returns how many programs can be compared. Their indexes are in the order of all programs. */
    int size() {
        return programs.size();
    }

    Optional<SimilarPair> compare(int firstIndex, int secondIndex, StructureComparison structures) {
        var first = programs.get(firstIndex);
        var second = programs.get(secondIndex);
        var matches = structures.compare(first.structure, second.structure);
        var signals = new Signals(
                tokens(first, second, matches),
                first.comments.similarity(second.comments),
                first.strings.similarity(second.strings),
                first.names.similarity(second.names),
                first.layout.similarity(second.layout));
        double similarity = signals.combined();
        return similarity < SimilarPair.LOWEST
                ? Optional.empty()
                : Optional.of(
                        new SimilarPair(first.id, second.id, similarity, signals, passages(first, second, matches)));
    }

    private static Stream<Features> features(Analysis analysis) {
        return analysis instanceof Analysis.Complete complete ? Stream.of(complete.features()) : Stream.empty();
    }

    private static Weighted weighted(String id, Analysis.Complete analysis, Rarity rarity) {
        var features = analysis.features();
        var sequences = analysis.structure().sequences(StructureComparison.SHORTEST_MATCH);
        return new Weighted(
                id,
                analysis.structure(),
                rarity.ofTokens(sequences, StructureComparison.SHORTEST_MATCH),
                rarity.weighted(Feature.COMMENT, features),
                rarity.weighted(Feature.STRING, features),
                rarity.weighted(Feature.NAME, features),
                analysis.layout());
    }

    private static double tokens(Weighted first, Weighted second, List<StructureMatch> matches) {
        double common = matches.stream()
                .mapToDouble(match -> weight(first, second, match))
                .sum();
        return common / ((first.total() + second.total()) / 2 + DAMPING);
    }

    private static double weight(Weighted first, Weighted second, StructureMatch match) {
        return IntStream.range(0, match.length())
                .mapToDouble(i -> Math.min(first.tokens[match.first() + i], second.tokens[match.second() + i]))
                .sum();
    }

    /** Matches of weight 0 are not shown. */
    private static List<Passage> passages(Weighted first, Weighted second, List<StructureMatch> matches) {
        return Passage.merged(matches.stream()
                .filter(match -> weight(first, second, match) > 0)
                .map(match -> new Passage(
                        first.lines(match.first(), match.length()), second.lines(match.second(), match.length())))
                .toList());
    }
}
