// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import java.util.Map;

/** Values of a program with what each of them proves. */
public record WeightedSet(Map<String, Double> weights) {

    /** Few values prove little, even if all of them are the same. */
    private static final double DAMPING = 2;

    public WeightedSet {
        weights = Map.copyOf(weights);
    }

    /** Returns how much of the smaller set is in the other one, from 0 to less than 1. */
    public double similarity(WeightedSet other) {
        double common = 0;
        for (var value : weights.entrySet()) {
            common += other.weights.containsKey(value.getKey()) ? value.getValue() : 0;
        }
        return common / (Math.min(total(), other.total()) + DAMPING);
    }

    private double total() {
        double total = 0;
        for (double weight : weights.values()) {
            total += weight;
        }
        return total;
    }
}
