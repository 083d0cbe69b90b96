// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All values that an expression may have, as far as they are known. A set that grows too large loses the texts. */
public final class Values {

    public static final Values NONE = new Values(Set.of());
    private static final int MAX_VALUES = 32;

    private final Set<Value> values;

    private Values(Set<Value> values) {
        this.values = values;
    }

    public static Values of(Value value) {
        return new Values(Set.of(value));
    }

    public static Values text(String text) {
        return of(Value.Text.of(text));
    }

    public static Values unknown(Set<Origin> origins) {
        return of(Value.Text.unknown(origins));
    }

    public static Values unknown() {
        return unknown(Set.of());
    }

    public Values with(Values others) {
        if (values.containsAll(others.values)) {
            return this;
        }
        if (values.isEmpty()) {
            return others;
        }
        var union = new LinkedHashSet<>(values);
        for (var value : others.values) {
            if (union.size() < MAX_VALUES) {
                union.add(value);
            } else if (value instanceof Value.Text text) {
                union.add(Value.Text.unknown(text.origins()));
            }
        }
        return new Values(union);
    }

    public Values flatMap(Function<Value, Values> change) {
        return values.stream().map(change).reduce(NONE, Values::with);
    }

    public Stream<Value> stream() {
        return values.stream();
    }

    /** The texts among the values. */
    public Stream<Value.Text> texts() {
        return values.stream().filter(Value.Text.class::isInstance).map(Value.Text.class::cast);
    }

    /** The texts among the values, and those inside their lists, tuples and dictionaries. */
    public Stream<Value.Text> textsInside() {
        var seen = new LinkedHashSet<>(values);
        var open = new ArrayDeque<>(values);
        while (!open.isEmpty()) {
            if (open.pop() instanceof ClassInstance instance) {
                instance.all().stream().filter(seen::add).forEach(open::add);
            }
        }
        return new Values(seen).texts();
    }

    public int size() {
        return values.size();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Where the values come from, with the contents of objects. */
    public Set<Origin> origins() {
        var origins = EnumSet.noneOf(Origin.class);
        var seen = new HashSet<Value>();
        var open = new ArrayDeque<>(values);
        while (!open.isEmpty()) {
            var value = open.pop();
            if (seen.add(value)) {
                switch (value) {
                    case Value.Text text -> origins.addAll(text.origins());
                    case ClassInstance instance ->
                        instance.fields().values().forEach(field -> open.addAll(field.values));
                    case Value.Member(Value receiver, String name) -> {
                        if (!(receiver instanceof ClassInstance)) {
                            open.add(receiver);
                        }
                    }
                    case Value.Library library -> origins.addAll(Libraries.origins(library.path()));
                    case Value.Closure closure -> {}
                    case Value.Bound bound -> {}
                    case Type type -> {}
                }
            }
        }
        return origins;
    }

    /** The values as texts: what is not a text is a hole. */
    public Stream<Value.Text> asTexts() {
        return values.stream()
                .map(value -> value instanceof Value.Text text
                        ? text
                        : Value.Text.unknown(of(value).origins()))
                .distinct();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
