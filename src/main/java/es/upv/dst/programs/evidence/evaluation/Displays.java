// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Elements;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression.Comprehension;
import es.upv.dst.programs.python.syntax.Expression.Mapping;
import es.upv.dst.programs.python.syntax.Expression.Sequence;
import es.upv.dst.programs.python.syntax.Expression.Starred;
import es.upv.dst.programs.python.syntax.Expression.Yield;
import java.util.Optional;

/** Lists, tuples, dictionaries and generators that a program writes element by element. */
final class Displays {

    private final Evaluator evaluator;
    private final Elements elements;
    private final Changes changes;

    Displays(Evaluator evaluator, Elements elements, Changes changes) {
        this.evaluator = evaluator;
        this.elements = elements;
        this.changes = changes;
    }

    Values sequence(Sequence sequence, Context context) {
        var instance = instance(sequence, context);
        int index = 0;
        for (var element : sequence.elements()) {
            var values = evaluator.evaluate(element, context);
            if (element instanceof Starred) {
                instance.add(values);
            } else {
                instance.set(String.valueOf(index++), values);
            }
        }
        return Values.of(instance);
    }

    Values mapping(Mapping mapping, Context context) {
        var instance = instance(mapping, context);
        for (var entry : mapping.entries()) {
            var values = evaluator.evaluate(entry.value(), context);
            if (entry.key().isEmpty()) {
                elements.copy(values, instance);
            } else {
                elements.put(instance, evaluator.evaluate(entry.key().get(), context), values);
            }
        }
        return Values.of(instance);
    }

    Values comprehension(Comprehension comprehension, Context context) {
        for (var clause : comprehension.clauses()) {
            evaluator.assign(clause.target(), elements.of(evaluator.evaluate(clause.iterable(), context)), context);
        }
        var instance = instance(comprehension, context);
        instance.add(evaluator.evaluate(comprehension.element(), context));
        return Values.of(instance);
    }

    Values yielded(Yield yield, Context context) {
        var instance = instance(yield, context);
        instance.add(evaluator.evaluate(yield.value(), context));
        context.scope().addReturned(Values.of(instance));
        return Values.unknown();
    }

    private ClassInstance instance(Object place, Context context) {
        return context.path().instance(place, () -> new ClassInstance(Optional.empty(), "", changes));
    }
}
