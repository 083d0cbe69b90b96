// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import es.upv.dst.programs.originality.jplag.Structure;
import es.upv.dst.programs.originality.jplag.StructureComparison;
import es.upv.dst.programs.python.PythonProgram;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The features of a program, or of several together. */
public record Features(Map<Feature, Set<String>> values) {

    private static final int SHORTEST_NAME = 3;

    public Features {
        values = Map.copyOf(values);
    }

    public static Features of(PythonProgram program, Structure structure) {
        var sequences = structure.sequences(StructureComparison.SHORTEST_MATCH);
        return new Features(Map.of(
                Feature.STRUCTURE, Set.copyOf(sequences),
                Feature.COMMENT, texts(program.comments(), Words::ofComment),
                Feature.STRING, texts(program.strings(), Words::ofString),
                Feature.NAME, texts(program.names(), Features::name)));
    }

    public static Features ofNames(Set<String> names) {
        var features = none();
        features.put(Feature.NAME, names);
        return new Features(features);
    }

    /** Returns all features of several programs. */
    public static Features union(Collection<Features> several) {
        var union = none();
        union.replaceAll((feature, empty) -> several.stream()
                .flatMap(features -> features.of(feature).stream())
                .collect(Collectors.toUnmodifiableSet()));
        return new Features(union);
    }

    public Set<String> of(Feature feature) {
        return values.getOrDefault(feature, Set.of());
    }

    /** Returns the number of all features. */
    public int size() {
        return values.values().stream().mapToInt(Set::size).sum();
    }

    private static Map<Feature, Set<String>> none() {
        var none = new EnumMap<Feature, Set<String>>(Feature.class);
        Arrays.stream(Feature.values()).forEach(feature -> none.put(feature, Set.of()));
        return none;
    }

    private static Set<String> texts(List<String> texts, Function<String, Stream<String>> normalization) {
        return texts.stream().flatMap(normalization).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> name(String name) {
        return Stream.of(Words.ofName(name)).filter(normalized -> normalized.length() >= SHORTEST_NAME);
    }
}
