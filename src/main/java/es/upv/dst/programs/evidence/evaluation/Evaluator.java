// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.Elements;
import es.upv.dst.programs.evidence.values.Libraries;
import es.upv.dst.programs.evidence.values.Texts;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import es.upv.dst.programs.python.syntax.Expression.Assigned;
import es.upv.dst.programs.python.syntax.Expression.Attribute;
import es.upv.dst.programs.python.syntax.Expression.Binary;
import es.upv.dst.programs.python.syntax.Expression.Call;
import es.upv.dst.programs.python.syntax.Expression.Choice;
import es.upv.dst.programs.python.syntax.Expression.Comprehension;
import es.upv.dst.programs.python.syntax.Expression.Formatted;
import es.upv.dst.programs.python.syntax.Expression.Lambda;
import es.upv.dst.programs.python.syntax.Expression.Literal;
import es.upv.dst.programs.python.syntax.Expression.Mapping;
import es.upv.dst.programs.python.syntax.Expression.Name;
import es.upv.dst.programs.python.syntax.Expression.Other;
import es.upv.dst.programs.python.syntax.Expression.Sequence;
import es.upv.dst.programs.python.syntax.Expression.Starred;
import es.upv.dst.programs.python.syntax.Expression.Subscript;
import es.upv.dst.programs.python.syntax.Expression.Yield;
import java.util.List;

/** The values of expressions. */
final class Evaluator {

    private static final int MAX_DEPTH = 300;

    private final Changes changes;
    private final Trace trace;
    private final Attributes attributes;
    private final Elements elements;
    private final Calls calls;
    private final Assignments assignments;
    private final Displays displays;
    private int depth;

    Evaluator(Interpreter interpreter, Changes changes, Trace trace) {
        this.changes = changes;
        this.trace = trace;
        elements = new Elements(changes);
        attributes = new Attributes(changes, trace);
        displays = new Displays(this, elements, changes);
        assignments = new Assignments(this, attributes, elements);
        calls = new Calls(interpreter, this, attributes, elements, changes, trace);
    }

    Calls calls() {
        return calls;
    }

    Values evaluate(Expression expression, Context context) {
        var values = evaluateCallee(expression, context);
        if (expression instanceof Name || expression instanceof Attribute || expression instanceof Lambda) {
            values.stream().forEach(calls::passed);
        }
        return values;
    }

    /** Like {@link #evaluate}, for an expression whose functions do not become callbacks. */
    Values evaluateCallee(Expression expression, Context context) {
        if (depth == MAX_DEPTH || !changes.step(1)) {
            return Values.unknown();
        }
        depth++;
        try {
            return switch (expression) {
                case Name name -> name(name, context);
                case Literal literal -> Values.text(literal.text());
                case Formatted formatted -> formatted(formatted, context);
                case Attribute attribute -> attribute(attribute, context);
                case Subscript subscript -> subscript(subscript, context);
                case Call call -> calls.call(call, context);
                case Binary binary -> binary(binary, context);
                case Choice choice -> all(choice.options(), context);
                case Assigned assigned -> assigned(assigned, context);
                case Sequence sequence -> displays.sequence(sequence, context);
                case Mapping mapping -> displays.mapping(mapping, context);
                case Starred starred -> elements.of(evaluate(starred.value(), context));
                case Comprehension comprehension -> displays.comprehension(comprehension, context);
                case Lambda lambda -> Values.of(context.scope().closure(lambda.function()));
                case Yield yield -> displays.yielded(yield, context);
                case Other other -> other(other, context);
            };
        } finally {
            depth--;
        }
    }

    private static Values name(Name name, Context context) {
        return context.scope()
                .find(name.id())
                .orElseGet(() ->
                        Libraries.isBuiltIn(name.id()) ? Values.of(new Value.Library(name.id())) : Values.unknown());
    }

    private Values formatted(Formatted formatted, Context context) {
        var result = Values.text("");
        for (var part : formatted.parts()) {
            result = Texts.concatenate(result, evaluate(part, context));
        }
        return built(formatted.line(), result);
    }

    private Values attribute(Attribute attribute, Context context) {
        return evaluate(attribute.object(), context).flatMap(value -> attributes.get(value, attribute, context, calls));
    }

    private Values subscript(Subscript subscript, Context context) {
        var keys = evaluate(subscript.index(), context);
        return evaluate(subscript.object(), context).flatMap(value -> elements.at(value, keys));
    }

    private Values binary(Binary binary, Context context) {
        var left = evaluate(binary.left(), context);
        var right = evaluate(binary.right(), context);
        return operation(binary.line(), binary.operator(), left, right);
    }

    Values operation(int line, String operator, Values left, Values right) {
        if (!changes.step(left.size() * right.size())) {
            return Values.unknown();
        }
        return switch (operator) {
            case "+" -> built(line, elements.plus(left, right));
            case "%" ->
                built(
                        line,
                        left.flatMap(value -> value instanceof Value.Text text
                                ? Texts.percent(text, right)
                                : Values.unknown(right.origins())));
            case "|" -> left.with(right);
            default -> Values.unknown(left.with(right).origins());
        };
    }

    Values built(int line, Values values) {
        values.texts().forEach(text -> trace.text(line, text));
        return values;
    }

    private Values all(List<Expression> options, Context context) {
        return options.stream().map(option -> evaluate(option, context)).reduce(Values.NONE, Values::with);
    }

    private Values assigned(Assigned assigned, Context context) {
        var values = evaluate(assigned.value(), context);
        assign(assigned.target(), values, context);
        return values;
    }

    private Values other(Other other, Context context) {
        other.operands().forEach(operand -> evaluate(operand, context));
        return Values.unknown();
    }

    void assign(Expression target, Values values, Context context) {
        assignments.assign(target, values, context);
    }
}
