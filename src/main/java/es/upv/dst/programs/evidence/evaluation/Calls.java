// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Elements;
import es.upv.dst.programs.evidence.values.Scope;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Type;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import es.upv.dst.programs.python.syntax.Expression.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls: of functions and classes of the program, and of libraries. */
final class Calls {

    private final Interpreter interpreter;
    private final Evaluator evaluator;
    private final Attributes attributes;
    private final Elements elements;
    private final Changes changes;
    private final LibraryCalls libraries;
    private final Parameters parameters;
    /** Functions that are passed to a library, or stored: somebody may call them. */
    private final Set<Value> passed = new LinkedHashSet<>();

    Calls(
            Interpreter interpreter,
            Evaluator evaluator,
            Attributes attributes,
            Elements elements,
            Changes changes,
            Trace trace) {
        this.interpreter = interpreter;
        this.evaluator = evaluator;
        this.attributes = attributes;
        this.elements = elements;
        this.changes = changes;
        libraries = new LibraryCalls(this, evaluator, elements, changes, trace);
        parameters = new Parameters(evaluator, changes);
    }

    Values call(Call call, Context context) {
        var callees = evaluator.evaluateCallee(call.callee(), context);
        var arguments = arguments(call, context);
        return callees.flatMap(callee -> apply(callee, arguments, call, context));
    }

    private Arguments arguments(Call call, Context context) {
        var positional = new ArrayList<Values>();
        var keywords = new LinkedHashMap<String, Values>();
        var rest = Values.NONE;
        for (var argument : call.arguments()) {
            var values = evaluator.evaluate(argument.value(), context);
            switch (argument.kind()) {
                case POSITIONAL -> positional.add(values);
                case KEYWORD -> keywords.put(argument.name(), values);
                case UNPACKED_MAPPING ->
                    instances(values)
                            .forEach(mapping ->
                                    mapping.fields().forEach((key, value) -> keywords.merge(key, value, Values::with)));
                case UNPACKED_SEQUENCE -> {
                    var known = instances(values).stream()
                            .filter(ClassInstance::isTuple)
                            .toList();
                    int size = known.stream()
                            .mapToInt(list -> list.fields().size())
                            .max()
                            .orElse(0);
                    for (int i = 0; i < size; i++) {
                        positional.add(elements.unpack(values, i));
                    }
                    rest = size == 0 ? rest.with(elements.of(values)) : rest;
                }
            }
        }
        return new Arguments(positional, keywords, rest);
    }

    private static List<ClassInstance> instances(Values values) {
        return values.stream()
                .filter(ClassInstance.class::isInstance)
                .map(ClassInstance.class::cast)
                .toList();
    }

    Values apply(Value callee, Arguments arguments, Expression place, Context context) {
        return switch (callee) {
            case Value.Closure closure -> invoke(closure, arguments, place, context, false);
            case Value.Bound(Value function, List<Values> first) ->
                apply(function, arguments.after(first), place, context);
            case Type type -> instantiate(type, arguments, place, context);
            case Value.Library library -> libraries.call(library.path(), arguments, place, context);
            case Value.Member(Value receiver, String name) ->
                libraries.method(receiver, name, arguments, place, context);
            case ClassInstance instance -> special(instance, "__call__", arguments, place, context);
            case Value.Text text ->
                Values.unknown(arguments.all().with(Values.of(text)).origins());
        };
    }

    private Values invoke(Value.Closure closure, Arguments arguments, Object place, Context context, boolean unknown) {
        closure.markEvaluated();
        var path = context.path().into(place, closure);
        if (path.isEmpty()
                || !changes.step(1 + closure.definition().parameters().size())) {
            return Values.unknown(arguments.all().origins());
        }
        var scope = path.get().scope(() -> new Scope(Optional.of(closure.scope()), true, changes));
        var inside = new Context(scope, path.get());
        parameters.bind(closure, arguments, inside, unknown);
        interpreter.execute(closure.definition().body(), inside);
        return scope.returned().isEmpty() ? Values.unknown() : scope.returned();
    }

    private Values instantiate(Type type, Arguments arguments, Expression place, Context context) {
        var instance = context.path().instance(place, () -> new ClassInstance(Optional.of(type), "", changes));
        if (type.member("__init__").isPresent()) {
            special(instance, "__init__", arguments, place, context);
        } else {
            var fields = type.fields();
            for (int i = 0; i < Math.min(fields.size(), arguments.positional().size()); i++) {
                instance.set(fields.get(i), arguments.positional().get(i));
            }
            arguments.keywords().forEach(instance::set);
        }
        passMethods(type, instance);
        return Values.of(instance);
    }

    /** A library may call any method of a class that extends its own; Python itself calls {@code __enter__}. */
    private void passMethods(Type type, ClassInstance instance) {
        type.members().names().forEach((name, values) -> {
            if (type.extendsLibrary() || name.startsWith("__") && !name.equals("__init__")) {
                values.stream()
                        .filter(Value.Closure.class::isInstance)
                        .forEach(method -> passed(new Value.Bound(method, List.of(Values.of(instance)))));
            }
        });
    }

    Values attribute(Value object, String name, Expression place, Context context) {
        return attributes.get(object, new Expression.Attribute(place.line(), place, name), context, this);
    }

    private Values special(
            ClassInstance instance, String name, Arguments arguments, Expression place, Context context) {
        return instance.type().isEmpty()
                ? Values.unknown(Values.of(instance).origins())
                : attribute(instance, name, place, context).flatMap(value -> apply(value, arguments, place, context));
    }

    /** Remembers a function that is used as a value. */
    void passed(Value value) {
        if ((value instanceof Value.Closure || value instanceof Value.Bound) && passed.add(value)) {
            changes.record();
        }
    }

    void invokePassed(Context module) {
        for (var value : List.copyOf(passed)) {
            invokeUnknown(value, List.of(), module);
        }
    }

    /** Invokes a function with arguments that are not known, as a library would. */
    void invokeUnknown(Value function, List<Values> first, Context module) {
        if (function instanceof Value.Bound(Value inner, List<Values> bound)) {
            invokeUnknown(inner, bound, module);
        } else if (function instanceof Value.Closure closure) {
            boolean callback = closure.definition().parameters().size() - first.size() >= 3;
            var arguments = callback
                    ? Arguments.of(List.of(Values.unknown(), Values.unknown().with(libraries.userData())))
                    : Arguments.NONE;
            invoke(closure, arguments.after(first), passed, module, true);
        }
    }
}
