// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Elements;
import es.upv.dst.programs.evidence.values.Libraries;
import es.upv.dst.programs.evidence.values.Origin;
import es.upv.dst.programs.evidence.values.Texts;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls of functions that are not in the program: what they return, and what they keep. */
final class LibraryCalls {

    private final Calls calls;
    private final Elements elements;
    private final Changes changes;
    private final Trace trace;
    private final TextMethods texts;
    private final ContainerMethods containers;
    private final Callbacks callbacks;
    private Values userData = Values.NONE;

    LibraryCalls(Calls calls, Evaluator evaluator, Elements elements, Changes changes, Trace trace) {
        this.calls = calls;
        this.elements = elements;
        this.changes = changes;
        this.trace = trace;
        texts = new TextMethods(evaluator, changes);
        callbacks = new Callbacks(calls, trace);
        containers = new ContainerMethods(elements, changes);
    }

    /** What a program has passed to its client for its callbacks. */
    Values userData() {
        return userData;
    }

    Values call(String path, Arguments arguments, Expression place, Context context) {
        int dot = path.lastIndexOf('.');
        trace.call(
                place.line(),
                place,
                context.path(),
                path.substring(0, Math.max(dot, 0)),
                path.substring(dot + 1),
                arguments);
        userData = userData.with(arguments.get(-1, "userdata"));
        var first = arguments.get(0);
        if (path.equals("input") || !Libraries.origins(path).isEmpty()) {
            return Values.unknown(Set.of(Origin.INPUT));
        } else if (Libraries.isEnvironment(path)) {
            return arguments.get(1, "default").with(Values.unknown());
        } else if (path.equals("setattr")) {
            first.stream()
                    .filter(ClassInstance.class::isInstance)
                    .forEach(object -> elements.put((ClassInstance) object, arguments.get(1), arguments.get(2)));
            return Values.unknown();
        } else if (path.equals("getattr")) {
            return arguments
                    .get(1)
                    .texts()
                    .map(Value.Text::shown)
                    .limit(4)
                    .map(name -> first.flatMap(object -> calls.attribute(object, name, place, context)))
                    .reduce(arguments.get(2), Values::with);
        } else if (path.equals("functools.partial")) {
            return first.flatMap(function -> partial(function, arguments.from(1)));
        } else if (path.equals("map") && isIdentity(first)) {
            return arguments.get(1);
        } else if (path.equals("map")) {
            var mapped = instance(path, place, context);
            mapped.add(first.flatMap(function ->
                    calls.apply(function, Arguments.of(List.of(elements.of(arguments.get(1)))), place, context)));
            return Values.of(mapped);
        } else if (Libraries.isJoinedPath(path)) {
            return arguments.positional().stream()
                    .reduce((left, right) -> Texts.concatenate(Texts.concatenate(left, Values.text("/")), right))
                    .orElse(Values.NONE);
        } else if (Libraries.isIdentity(path) && !first.isEmpty()) {
            return first;
        }
        callbacks.invoke(path, arguments, place, context);
        return Values.of(created(path, arguments, place, context));
    }

    private static boolean isIdentity(Values function) {
        return function.stream()
                .anyMatch(value -> value instanceof Value.Library(var path) && Libraries.isIdentity(path));
    }

    private static Values partial(Value function, Arguments arguments) {
        boolean nested = function instanceof Value.Bound(Value inner, List<Values> own) && inner instanceof Value.Bound;
        var first =
                arguments.positional().stream().limit(8).map(LibraryCalls::flat).toList();
        return nested ? Values.of(function) : Values.of(new Value.Bound(function, first));
    }

    /** Without functions that have arguments themselves, which could grow without end. */
    private static Values flat(Values values) {
        return values.flatMap(value -> value instanceof Value.Bound ? Values.unknown() : Values.of(value));
    }

    private ClassInstance created(String path, Arguments arguments, Expression place, Context context) {
        var instance = instance(path, place, context);
        switch (path) {
            case "enumerate" ->
                instance.add(tuple(List.of(Values.unknown(), elements.of(arguments.get(0))), place, context));
            case "zip" ->
                instance.add(
                        tuple(arguments.positional().stream().map(elements::of).toList(), place, context));
            case "dict" -> elements.copy(arguments.get(0), instance);
            default -> {
                var values = arguments.positional().stream().reduce(arguments.rest(), Values::with);
                if (!values.isEmpty()) {
                    instance.add(values);
                }
            }
        }
        arguments.keywords().forEach(instance::set);
        return instance;
    }

    private Values tuple(List<Values> fields, Expression place, Context context) {
        var key = place instanceof Expression.Call call ? call.arguments() : place;
        var tuple = context.path().instance(key, () -> new ClassInstance(Optional.empty(), "", changes));
        for (int i = 0; i < fields.size(); i++) {
            tuple.set(String.valueOf(i), fields.get(i));
        }
        return Values.of(tuple);
    }

    private ClassInstance instance(String path, Expression place, Context context) {
        return context.path().instance(place, () -> new ClassInstance(Optional.empty(), path, changes));
    }

    Values method(Value receiver, String name, Arguments arguments, Expression place, Context context) {
        var library = receiver instanceof ClassInstance instance ? instance.library() : "";
        trace.call(place.line(), place, context.path(), library, name, arguments);
        if (name.equals("user_data_set")) {
            userData = userData.with(arguments.get(0, "userdata"));
        }
        callbacks.invoke(name, arguments, place, context);
        if (receiver instanceof Value.Text text) {
            return texts.call(text, name, arguments, place);
        }
        if (receiver instanceof ClassInstance instance && keeps(instance, name)) {
            return containers.call(instance, name, arguments, place, context);
        }
        return Values.unknown(Values.of(receiver).with(arguments.all()).origins());
    }

    /** An object of the program keeps nothing by itself, but its dictionary may be updated. A client keeps nothing. */
    private static boolean keeps(ClassInstance instance, String name) {
        return instance.type().isPresent()
                ? name.equals("update")
                : !instance.library().contains("mqtt");
    }
}
