// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Scope;
import es.upv.dst.programs.evidence.values.Value;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The calls that lead to a place of the program. What is created there is kept for the next round. */
final class CallPath {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_RECURSION = 2;

    /** There may be tens of thousands of paths, and most functions contain few calls. */
    private static final int SMALL = 2;

    private final Optional<CallPath> caller;
    private final Object function;
    private final int depth;
    private final Map<Object, Map<Object, CallPath>> callees = new IdentityHashMap<>(SMALL);
    private final Map<Object, ClassInstance> instances = new IdentityHashMap<>(SMALL);
    private Optional<Scope> scope = Optional.empty();

    private CallPath(Optional<CallPath> caller, Object function, int depth) {
        this.caller = caller;
        this.function = function;
        this.depth = depth;
    }

    static CallPath root() {
        return new CallPath(Optional.empty(), new Object(), 0);
    }

    /** The path into a function, or nothing where it is too long. */
    Optional<CallPath> into(Object place, Value.Closure closure) {
        if (depth == MAX_DEPTH || recursion(closure.definition()) >= MAX_RECURSION) {
            return Optional.empty();
        }
        return Optional.of(callees.computeIfAbsent(place, key -> new IdentityHashMap<>(SMALL))
                .computeIfAbsent(closure, key -> new CallPath(Optional.of(this), closure.definition(), depth + 1)));
    }

    private long recursion(Object definition) {
        long count = 0;
        for (Optional<CallPath> path = Optional.of(this); path.isPresent(); path = path.get().caller) {
            count += path.get().function == definition ? 1 : 0;
        }
        return count;
    }

    ClassInstance instance(Object place, Supplier<ClassInstance> creation) {
        return instances.computeIfAbsent(place, key -> creation.get());
    }

    Scope scope(Supplier<Scope> creation) {
        if (scope.isEmpty()) {
            scope = Optional.of(creation.get());
        }
        return scope.get();
    }
}
