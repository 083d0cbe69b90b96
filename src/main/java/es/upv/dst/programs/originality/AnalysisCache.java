// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import es.upv.dst.language.Sentence;
import es.upv.dst.programs.originality.jplag.Structure;
import es.upv.dst.programs.originality.signal.Features;
import es.upv.dst.programs.originality.signal.Layout;
import es.upv.dst.programs.python.ParseResult;
import es.upv.dst.programs.python.PythonParser;
import es.upv.dst.programs.python.PythonProgram;

/** Analyzes programs, and keeps the analyses, so that a program that was compared before is not parsed again. */
final class AnalysisCache {

    /** A program that connects, subscribes, publishes and waits has 20. */
    static final int FEWEST_TOKENS = 12;
    /** A program of the lab has up to 200. JPlag's algorithm takes a time that grows faster than the number. */
    static final int MOST_TOKENS = 1_000;
    /** A program of the lab has up to 200, and others that are short enough have up to 1,200. */
    static final int MOST_FEATURES = 2_000;
    /**
     * In tokens. Enough for ten versions of the programs of a class of 400. A token with its features takes about 300
     * bytes.
     */
    static final int CAPACITY = 300_000;

    private static final int TOKENS_OF_A_REFUSAL = 10;
    /** A token of a usual program has two features. */
    private static final int FEATURES_OF_A_TOKEN = 3;

    private final PythonParser parser = new PythonParser();
    private final Cache<String, Analysis> analyses = Caffeine.newBuilder()
            .maximumWeight(CAPACITY)
            .weigher((String source, Analysis analysis) -> weight(source, analysis))
            .build();

    Analysis of(String source) {
        return analyses.get(source, this::analyze);
    }

    private Analysis analyze(String source) {
        return switch (parser.parse(source, AnalysisCache::analysis)) {
            case ParseResult.Refused<Analysis>(int line, Sentence reason) ->
                new Analysis.Refused(line, reason.toString());
            case ParseResult.Parsed<Analysis>(Analysis analysis) -> analysis;
        };
    }

    private static Analysis analysis(PythonProgram program) {
        var structure = Structure.of(program.tree());
        int tokens = structure.size();
        if (tokens < FEWEST_TOKENS) {
            return new Analysis.Refused(1, "too short: %d tokens, of at least %d".formatted(tokens, FEWEST_TOKENS));
        }
        if (tokens > MOST_TOKENS) {
            return new Analysis.Refused(1, "too long: %d tokens, of at most %d".formatted(tokens, MOST_TOKENS));
        }
        var features = Features.of(program, structure);
        if (features.size() > MOST_FEATURES) {
            return new Analysis.Refused(
                    1,
                    "too many different sequences of tokens, comments, strings and names: %d, of at most %d"
                            .formatted(features.size(), MOST_FEATURES));
        }
        return new Analysis.Complete(structure, features, Layout.of(program));
    }

    /** The number of tokens, and as many as the text and further features take the memory of. */
    static int weight(String source, Analysis analysis) {
        return source.length() / 100
                + switch (analysis) {
                    case Analysis.Complete complete ->
                        Math.max(
                                complete.structure().size(), complete.features().size() / FEATURES_OF_A_TOKEN);
                    case Analysis.Refused refused -> TOKENS_OF_A_REFUSAL;
                };
    }
}
