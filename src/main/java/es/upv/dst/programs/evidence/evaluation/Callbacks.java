// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import java.util.List;
import java.util.stream.Stream;

/** Functions that are passed to a library together with their arguments, such as to a thread or to a timer. */
final class Callbacks {

    private final Calls calls;
    private final Trace trace;

    Callbacks(Calls calls, Trace trace) {
        this.calls = calls;
        this.trace = trace;
    }

    /** A function among the arguments may be called with those after it, or with those of the keyword args. */
    void invoke(String path, Arguments arguments, Expression place, Context context) {
        for (int i = 0; i < arguments.positional().size(); i++) {
            var rest = arguments.from(i + 1);
            arguments.positional().get(i).stream().forEach(value -> invokeCallback(value, rest, place, context));
        }
        var given = arguments.get(path.endsWith("Timer") ? 2 : -1, "args");
        var positional = given.stream()
                .filter(value -> value instanceof ClassInstance instance && instance.isTuple())
                .map(ClassInstance.class::cast)
                .findFirst()
                .map(tuple -> List.copyOf(tuple.fields().values()))
                .orElse(List.of());
        Stream.concat(arguments.positional().stream(), Stream.of(arguments.get(-1, "target", "function")))
                .flatMap(Values::stream)
                .filter(value -> !positional.isEmpty())
                .forEach(value -> startWith(value, positional, place, context));
    }

    private void startWith(Value function, List<Values> positional, Expression place, Context context) {
        if (function instanceof Value.Library(var path)) {
            int dot = Math.max(path.lastIndexOf('.'), 0);
            var arguments = Arguments.of(positional);
            trace.call(place.line(), place, context.path(), path.substring(0, dot), path.substring(dot + 1), arguments);
        } else {
            invokeCallback(function, Arguments.of(positional), place, context);
        }
    }

    private void invokeCallback(Value value, Arguments arguments, Expression place, Context context) {
        boolean callable =
                value instanceof Value.Closure || value instanceof Value.Bound || value instanceof Value.Member;
        if (callable && !arguments.positional().isEmpty()) {
            calls.apply(value, arguments, place, context);
        }
    }
}
