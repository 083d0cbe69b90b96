// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The arguments of one call: by position and by keyword, and those whose place is not known. */
public record Arguments(List<Values> positional, Map<String, Values> keywords, Values rest) {

    public static final Arguments NONE = new Arguments(List.of(), Map.of(), Values.NONE);

    public Arguments {
        positional = List.copyOf(positional);
        keywords = new LinkedHashMap<>(keywords);
    }

    public static Arguments of(List<Values> positional) {
        return new Arguments(positional, Map.of(), Values.NONE);
    }

    /** The values of an argument by its position, or by one of its keywords. */
    public Values get(int position, String... names) {
        for (var name : names) {
            if (keywords.containsKey(name)) {
                return keywords.getOrDefault(name, Values.NONE);
            }
        }
        return position >= 0 && position < positional.size() ? positional.get(position) : rest;
    }

    public Arguments after(List<Values> first) {
        return new Arguments(Stream.concat(first.stream(), positional.stream()).toList(), keywords, rest);
    }

    public Arguments from(int position) {
        return new Arguments(
                positional.subList(Math.min(position, positional.size()), positional.size()), keywords, rest);
    }

    public Values all() {
        return Stream.concat(positional.stream(), keywords.values().stream()).reduce(rest, Values::with);
    }
}
