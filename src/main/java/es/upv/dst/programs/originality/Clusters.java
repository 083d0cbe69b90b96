// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Groups of programs that suspicious pairs connect, directly or through others. */
public final class Clusters {

    private static final int FEWEST = 3;

    private Clusters() {}

    /** Returns the ids of each group of more than two programs, the largest group first. */
    public static List<Set<String>> of(Collection<SimilarPair> pairs) {
        var neighbours = new HashMap<String, Set<String>>();
        for (var pair : pairs) {
            if (pair.isSuspicious()) {
                neighbours.computeIfAbsent(pair.first(), id -> new TreeSet<>()).add(pair.second());
                neighbours.computeIfAbsent(pair.second(), id -> new TreeSet<>()).add(pair.first());
            }
        }
        var clusters = new ArrayList<Set<String>>();
        var left = new TreeSet<>(neighbours.keySet());
        while (!left.isEmpty()) {
            var cluster = connected(left.first(), neighbours);
            left.removeAll(cluster);
            if (cluster.size() >= FEWEST) {
                clusters.add(cluster);
            }
        }
        clusters.sort(
                Comparator.comparingInt((Set<String> cluster) -> cluster.size()).reversed());
        return clusters;
    }

    private static Set<String> connected(String start, Map<String, Set<String>> neighbours) {
        var found = new TreeSet<>(Set.of(start));
        var open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            for (var id : neighbours.getOrDefault(open.remove(), Set.of())) {
                if (found.add(id)) {
                    open.add(id);
                }
            }
        }
        return found;
    }
}
