// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import es.upv.dst.programs.python.syntax.Expression.Name;
import es.upv.dst.programs.python.syntax.Statement.Assign;
import es.upv.dst.programs.python.syntax.Statement.ClassDefinition;
import java.util.List;
import java.util.Optional;

/** A class of the program. Two are equal if they are the same object. */
public final class Type implements Value {

    private static final int MAX_DEPTH = 8;

    private final ClassDefinition definition;
    private final Scope members;
    private List<Type> bases = List.of();
    private boolean extendsLibrary;

    public Type(ClassDefinition definition, Scope members) {
        this.definition = definition;
        this.members = members;
    }

    public Scope members() {
        return members;
    }

    public void inherit(List<Type> types, boolean library) {
        bases = types;
        extendsLibrary = library;
    }

    public boolean extendsLibrary() {
        return extendsLibrary || bases.stream().anyMatch(base -> base.extendsLibrary);
    }

    public Optional<Values> member(String name) {
        return member(name, 0);
    }

    private Optional<Values> member(String name, int depth) {
        if (members.has(name) || depth == MAX_DEPTH) {
            return Optional.of(members.own(name)).filter(values -> !values.isEmpty());
        }
        return bases.stream()
                .flatMap(base -> base.member(name, depth + 1).stream())
                .findFirst();
    }

    /** The annotated fields of a data class, in their order, are the parameters of its constructor. */
    public List<String> fields() {
        return definition.body().stream()
                .filter(Assign.class::isInstance)
                .map(Assign.class::cast)
                .map(assign -> assign.targets().getFirst())
                .filter(Name.class::isInstance)
                .map(name -> ((Name) name).id())
                .toList();
    }
}
