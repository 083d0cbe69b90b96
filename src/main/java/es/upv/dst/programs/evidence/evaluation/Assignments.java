// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Elements;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import es.upv.dst.programs.python.syntax.Expression.Attribute;
import es.upv.dst.programs.python.syntax.Expression.Name;
import es.upv.dst.programs.python.syntax.Expression.Sequence;
import es.upv.dst.programs.python.syntax.Expression.Starred;
import es.upv.dst.programs.python.syntax.Expression.Subscript;

/** Assigns values to names, attributes, elements, and the names of a tuple. */
final class Assignments {

    private final Evaluator evaluator;
    private final Attributes attributes;
    private final Elements elements;

    Assignments(Evaluator evaluator, Attributes attributes, Elements elements) {
        this.evaluator = evaluator;
        this.attributes = attributes;
        this.elements = elements;
    }

    void assign(Expression target, Values values, Context context) {
        switch (target) {
            case Name name -> context.scope().assign(name.id(), values);
            case Attribute attribute ->
                evaluator.evaluate(attribute.object(), context).stream()
                        .forEach(object -> attributes.set(object, attribute, values, context));
            case Subscript subscript -> {
                var keys = evaluator.evaluate(subscript.index(), context);
                evaluator.evaluate(subscript.object(), context).stream()
                        .filter(ClassInstance.class::isInstance)
                        .forEach(object -> elements.put((ClassInstance) object, keys, values));
            }
            case Sequence sequence -> {
                for (int i = 0; i < sequence.elements().size(); i++) {
                    assign(sequence.elements().get(i), elements.unpack(values, i), context);
                }
            }
            case Starred starred -> assign(starred.value(), values, context);
            default -> {}
        }
    }
}
