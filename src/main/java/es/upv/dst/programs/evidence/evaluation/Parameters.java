// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Origin;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Statement.Parameter;
import java.util.Optional;
import java.util.Set;

/** Binds the arguments of a call to the parameters of a function. */
final class Parameters {

    private final Evaluator evaluator;
    private final Changes changes;

    Parameters(Evaluator evaluator, Changes changes) {
        this.evaluator = evaluator;
        this.changes = changes;
    }

    /** @param unknown whether a parameter without an argument may have any value */
    void bind(Value.Closure closure, Arguments arguments, Context inside, boolean unknown) {
        var definition = closure.definition();
        int position = 0;
        for (var parameter : definition.parameters()) {
            switch (parameter.kind()) {
                case SINGLE -> assign(parameter, arguments.get(position++, parameter.name()), inside, unknown);
                case KEYWORD_ONLY -> assign(parameter, arguments.get(-1, parameter.name()), inside, unknown);
                case REST -> rest(parameter, arguments.from(position), inside);
                case REST_OF_KEYWORDS -> keywords(parameter, arguments, inside);
            }
        }
    }

    private void assign(Parameter parameter, Values argument, Context inside, boolean unknown) {
        var values = argument;
        if (argument.isEmpty()) {
            values = parameter
                    .initial()
                    .map(initial -> evaluator.evaluate(initial, inside))
                    .orElse(Values.NONE);
            values = unknown || values.isEmpty() ? values.with(unknown(parameter.name(), unknown)) : values;
        }
        inside.scope().assign(parameter.name(), values);
    }

    /** Some libraries pass the payload of a message as a parameter of this name. */
    private static Values unknown(String name, boolean callback) {
        return callback && name.equals("payload") ? Values.unknown(Set.of(Origin.MESSAGE)) : Values.unknown();
    }

    private void rest(Parameter parameter, Arguments arguments, Context inside) {
        var tuple = instance(parameter, inside);
        for (int i = 0; i < arguments.positional().size(); i++) {
            tuple.set(String.valueOf(i), arguments.positional().get(i));
        }
        if (!arguments.rest().isEmpty()) {
            tuple.add(arguments.rest());
        }
        inside.scope().assign(parameter.name(), Values.of(tuple));
    }

    private void keywords(Parameter parameter, Arguments arguments, Context inside) {
        var mapping = instance(parameter, inside);
        arguments.keywords().forEach(mapping::set);
        inside.scope().assign(parameter.name(), Values.of(mapping));
    }

    private ClassInstance instance(Parameter parameter, Context inside) {
        return inside.path().instance(parameter, () -> new ClassInstance(Optional.empty(), "", changes));
    }
}
