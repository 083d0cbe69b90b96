// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import java.util.List;
import java.util.Optional;

/** A statement of Python, reduced to what assigns values and what calls functions. */
public sealed interface Statement {

    record Assign(List<Expression> targets, Expression value) implements Statement {}

    record Augment(int line, Expression target, String operator, Expression value) implements Statement {}

    record Evaluate(Expression expression) implements Statement {}

    record Return(Expression value) implements Statement {}

    /** A function or a lambda expression, which is named {@code lambda}. */
    record Function(
            int line, String name, List<Parameter> parameters, List<Statement> body, List<Expression> decorators)
            implements Statement {}

    record ClassDefinition(
            int line, String name, List<Expression> bases, List<Statement> body, List<Expression> decorators)
            implements Statement {}

    record For(Expression target, Expression iterable, List<Statement> body) implements Statement {}

    record With(Expression context, Optional<Expression> target) implements Statement {}

    /** Statements that may run, after the expressions that decide it: if, while, try, match. */
    record Block(List<Expression> conditions, List<Statement> body) implements Statement {}

    /** One name that an import binds to a module or to an object of a module. */
    record Import(String name, String path) implements Statement {}

    /** Names that belong to the module or to the enclosing function. */
    record Outer(List<String> names) implements Statement {}

    record Parameter(ParameterKind kind, String name, Optional<Expression> initial) {}

    /** How a parameter receives arguments. */
    enum ParameterKind {
        SINGLE,
        KEYWORD_ONLY,
        REST,
        REST_OF_KEYWORDS
    }
}
