// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import java.util.List;
import java.util.Optional;

/** An expression of Python, reduced to what decides which values it may have. */
public sealed interface Expression {

    /** The line of the program, from 1. */
    int line();

    record Name(int line, String id) implements Expression {}

    /** A string, bytes or a number; a number is its digits. */
    record Literal(int line, String text) implements Expression {}

    /** An f-string, or literals beside each other. */
    record Formatted(int line, List<Expression> parts) implements Expression {}

    record Attribute(int line, Expression object, String name) implements Expression {}

    record Subscript(int line, Expression object, Expression index) implements Expression {}

    record Call(int line, Expression callee, List<Argument> arguments) implements Expression {}

    record Binary(int line, String operator, Expression left, Expression right) implements Expression {}

    /** One of several values: {@code or}, {@code and}, and the conditional expression. */
    record Choice(int line, List<Expression> options) implements Expression {}

    record Assigned(int line, Expression target, Expression value) implements Expression {}

    /** A tuple, a list or a set. */
    record Sequence(int line, List<Expression> elements) implements Expression {}

    /** A dictionary. A key is empty before a dictionary that is unpacked. */
    record Mapping(int line, List<Entry> entries) implements Expression {}

    record Starred(int line, Expression value) implements Expression {}

    record Comprehension(int line, List<Clause> clauses, Expression element) implements Expression {}

    record Lambda(int line, Statement.Function function) implements Expression {}

    record Yield(int line, Expression value) implements Expression {}

    /** An expression whose value does not matter, such as a comparison, with its operands. */
    record Other(int line, List<Expression> operands) implements Expression {}

    record Entry(Optional<Expression> key, Expression value) {}

    record Clause(Expression target, Expression iterable) {}

    record Argument(ArgumentKind kind, String name, Expression value) {}

    /** How an argument is passed. Only a keyword argument has a name. */
    enum ArgumentKind {
        POSITIONAL,
        KEYWORD,
        UNPACKED_SEQUENCE,
        UNPACKED_MAPPING
    }
}
