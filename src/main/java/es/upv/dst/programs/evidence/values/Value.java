// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import es.upv.dst.programs.python.syntax.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One value that an expression may have. */
public sealed interface Value
        permits Value.Text, Value.Closure, Value.Bound, Value.Library, Value.Member, ClassInstance, Type {

    /** A text: a string, bytes or a number; also any value that nothing is known of, which is one hole. */
    record Text(List<Piece> pieces) implements Value {

        private static final int MAX_PIECES = 40;
        private static final int MAX_CHARACTERS = 600;

        public static Text of(String text) {
            return of(List.of(new Literal(text)));
        }

        public static Text unknown(Set<Origin> origins) {
            return new Text(List.of(new Hole(origins)));
        }

        public static Text of(List<Piece> pieces) {
            var merged = new ArrayList<Piece>();
            for (var piece : pieces) {
                if (merged.isEmpty() || !merge(merged, merged.getLast(), piece)) {
                    merged.add(piece);
                }
            }
            int characters = merged.stream()
                    .mapToInt(piece -> piece instanceof Literal(var text) ? text.length() : 0)
                    .sum();
            var text = new Text(List.copyOf(merged));
            return merged.size() > MAX_PIECES || characters > MAX_CHARACTERS ? unknown(text.origins()) : text;
        }

        private static boolean merge(List<Piece> merged, Piece last, Piece next) {
            if (last instanceof Literal(var left) && next instanceof Literal(var right)) {
                merged.set(merged.size() - 1, new Literal(left + right));
                return true;
            }
            if (last instanceof Hole(var left) && next instanceof Hole(var right)) {
                merged.set(merged.size() - 1, new Hole(union(left, right)));
                return true;
            }
            return false;
        }

        /** Whether all of the text is in the program. */
        public boolean isConstant() {
            return pieces.stream().allMatch(Literal.class::isInstance);
        }

        /** The text, with … for each part that is not in the program. */
        public String shown() {
            var shown = new StringBuilder();
            pieces.forEach(piece -> shown.append(piece instanceof Literal(var text) ? text : "…"));
            return shown.toString();
        }

        public Set<Origin> origins() {
            var origins = EnumSet.noneOf(Origin.class);
            pieces.forEach(piece -> origins.addAll(piece instanceof Hole(var of) ? of : Set.of()));
            return origins;
        }
    }

    /** A part of a text. */
    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    record Hole(Set<Origin> origins) implements Piece {}

    /** A function of the program, in the scope that it was defined in. Two are equal if they are the same object. */
    final class Closure implements Value {

        private final Statement.Function definition;
        private final Scope scope;
        private boolean evaluated;

        Closure(Statement.Function definition, Scope scope) {
            this.definition = definition;
            this.scope = scope;
        }

        public Statement.Function definition() {
            return definition;
        }

        public Scope scope() {
            return scope;
        }

        /** Whether a call of the function was found. */
        public boolean isEvaluated() {
            return evaluated;
        }

        public void markEvaluated() {
            evaluated = true;
        }
    }

    /** A function with its first arguments, such as a method with its object. */
    record Bound(Value function, List<Values> first) implements Value {}

    /** A module or an object of a library, by its full name. */
    record Library(String path) implements Value {}

    /** An attribute of a value that is not an object of the program. */
    record Member(Value receiver, String name) implements Value {}

    static Set<Origin> union(Set<Origin> left, Set<Origin> right) {
        var union = EnumSet.noneOf(Origin.class);
        union.addAll(left);
        union.addAll(right);
        return union;
    }
}
