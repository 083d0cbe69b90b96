// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** How many of all have a property. */
record Share(long having, long all) {

    static <T> Share of(Stream<T> all, Predicate<T> property) {
        var list = all.toList();
        return new Share(list.stream().filter(property).count(), list.size());
    }

    /** Of none, all have it. */
    double ratio() {
        return all == 0 ? 1 : having / (double) all;
    }

    @Override
    public String toString() {
        return having + "/" + all;
    }
}
