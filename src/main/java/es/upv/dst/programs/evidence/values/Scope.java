// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import es.upv.dst.programs.python.syntax.Statement;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of a module, of a class, or of one call of a function. */
public final class Scope {

    private final Map<String, Values> names = new LinkedHashMap<>();
    private final Set<String> outer = new HashSet<>();
    private final Map<Object, Value> definitions = new IdentityHashMap<>();
    private final Optional<Scope> parent;
    private final Changes changes;
    /** Whether functions inside see the names. They do not see those of a class. */
    private final boolean enclosing;

    private Values returned = Values.NONE;

    public Scope(Optional<Scope> parent, boolean enclosing, Changes changes) {
        this.parent = parent;
        this.enclosing = enclosing;
        this.changes = changes;
    }

    public Value closure(Statement.Function function) {
        return definitions.computeIfAbsent(function, key -> new Value.Closure(function, this));
    }

    public Type type(Statement.ClassDefinition definition) {
        return (Type) definitions.computeIfAbsent(
                definition, key -> new Type(definition, new Scope(Optional.of(this), false, changes)));
    }

    public void declareOuter(String name) {
        outer.add(name);
    }

    public void assign(String name, Values values) {
        if (outer.contains(name) && parent.isPresent()) {
            parent.get().declaring(name).assign(name, values);
            return;
        }
        var before = names.getOrDefault(name, Values.NONE);
        var after = before.with(values);
        if (after.size() != before.size() || !names.containsKey(name)) {
            names.put(name, after);
            changes.record();
        }
    }

    /** The enclosing function that has the name, or the module. */
    private Scope declaring(String name) {
        var scope = this;
        while (scope.parent.isPresent() && !(scope.enclosing && scope.names.containsKey(name))) {
            scope = scope.parent.get();
        }
        return scope;
    }

    public Optional<Values> find(String name) {
        if (names.containsKey(name) && !outer.contains(name)) {
            return Optional.of(names.getOrDefault(name, Values.NONE));
        }
        for (var scope = parent; scope.isPresent(); scope = scope.get().parent) {
            var found = scope.get();
            if (found.enclosing && found.names.containsKey(name) && !found.outer.contains(name)) {
                return Optional.of(found.own(name));
            }
        }
        return Optional.empty();
    }

    public Scope module() {
        var scope = this;
        while (scope.parent.isPresent()) {
            scope = scope.parent.get();
        }
        return scope;
    }

    public boolean has(String name) {
        return names.containsKey(name);
    }

    public Values own(String name) {
        return names.getOrDefault(name, Values.NONE);
    }

    public Map<String, Values> names() {
        return names;
    }

    public void addReturned(Values values) {
        var after = returned.with(values);
        if (after.size() != returned.size()) {
            changes.record();
        }
        returned = after;
    }

    public Values returned() {
        return returned;
    }
}
