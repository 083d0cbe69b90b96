// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a feature that two programs have in common proves, from 0 to 1. What the base code has proves nothing, and
 * neither does what three tenths of the other programs have. What no other program has counts in full.
 */
public final class Rarity {

    private static final double COMMON = 0.3;
    /** In a smaller class, one other program would decide too much. */
    private static final int SMALLEST_CLASS = 10;

    private static final int PAIR = 2;

    private final Features baseCode;
    private final Map<Feature, Map<String, Integer>> programs = new EnumMap<>(Feature.class);
    private final int others;

    public Rarity(Collection<Features> classOfPrograms, Features baseCode) {
        this.baseCode = baseCode;
        this.others = Math.max(classOfPrograms.size() - PAIR, SMALLEST_CLASS);
        for (var feature : Feature.values()) {
            var counts = new HashMap<String, Integer>();
            classOfPrograms.forEach(
                    features -> features.of(feature).forEach(value -> counts.merge(value, 1, Integer::sum)));
            programs.put(feature, counts);
        }
    }

    public double of(Feature feature, String value) {
        if (baseCode.of(feature).contains(value)) {
            return 0;
        }
        int having = programs.getOrDefault(feature, Map.of()).getOrDefault(value, 0) - PAIR;
        return Math.clamp(1 - having / (COMMON * others), 0, 1);
    }

    /** Returns the features of a program that prove something. */
    public WeightedSet weighted(Feature feature, Features features) {
        var weights = new HashMap<String, Double>();
        for (var value : features.of(feature)) {
            double rarity = of(feature, value);
            if (rarity > 0) {
                weights.put(value, rarity);
            }
        }
        return new WeightedSet(weights);
    }

    /** Returns the weight of each token: that of the rarest sequence in which it is. */
    public double[] ofTokens(List<String> sequences, int sequenceLength) {
        var weights = new double[sequences.isEmpty() ? 0 : sequences.size() + sequenceLength - 1];
        for (int start = 0; start < sequences.size(); start++) {
            double rarity = of(Feature.STRUCTURE, sequences.get(start));
            for (int i = start; i < start + sequenceLength; i++) {
                weights[i] = Math.max(weights[i], rarity);
            }
        }
        return weights;
    }
}
