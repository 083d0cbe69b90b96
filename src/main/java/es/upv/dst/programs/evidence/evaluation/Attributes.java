// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Origin;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Type;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import es.upv.dst.programs.python.syntax.Expression.Attribute;
import es.upv.dst.programs.python.syntax.Expression.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Attributes of the objects of a program and of libraries. */
final class Attributes {

    private static final int MAX_PATH = 120;
    private static final Set<String> STANDARD = Set.of(
            "os",
            "sys",
            "time",
            "json",
            "asyncio",
            "threading",
            "queue",
            "random",
            "re",
            "mqtt",
            "aiomqtt",
            "asyncio_mqtt",
            "gmqtt",
            "paho",
            "argparse",
            "functools",
            "string",
            "super");

    private final Trace trace;
    /** Attributes of objects that are not known, such as the client in a callback. */
    private final ClassInstance unknownObjects;

    Attributes(Changes changes, Trace trace) {
        this.trace = trace;
        unknownObjects = new ClassInstance(Optional.empty(), "", changes);
    }

    Values get(Value object, Attribute attribute, Context context, Calls calls) {
        var name = attribute.name();
        return switch (object) {
            case ClassInstance instance when name.equals("__dict__") -> Values.of(instance);
            case ClassInstance instance when instance.has(name) -> instance.get(name);
            case ClassInstance instance
            when instance.type().isPresent() -> member(instance, instance.type().get(), attribute, context, calls);
            case Type type -> type.member(name).orElse(Values.NONE);
            case Value.Library library -> library(library, name, context);
            case Value.Text text when name.equals("value") || name.equals("name") -> Values.of(text);
            case Value.Closure closure -> unknownObjects.get(name);
            default -> unknown(object, attribute);
        };
    }

    private Values unknown(Value object, Attribute attribute) {
        var name = attribute.name();
        if (name.equals("payload")) {
            trace.payload(attribute.line());
            return Values.unknown(Set.of(Origin.MESSAGE));
        }
        if (unknownObjects.has(name)) {
            return unknownObjects.get(name);
        }
        return object instanceof Value.Member(Value receiver, String inner) && receiver instanceof Value.Member
                ? Values.unknown(Values.of(object).origins())
                : Values.of(new Value.Member(object, name));
    }

    private Values library(Value.Library library, String name, Context context) {
        if (library.path().length() > MAX_PATH) {
            return Values.unknown();
        }
        var own = STANDARD.contains(library.path()) || library.path().contains(".")
                ? Values.NONE
                : context.scope().module().own(name);
        var stored = unknownObjects.has(name) ? unknownObjects.get(name) : Values.NONE;
        return own.with(stored).with(Values.of(new Value.Library(library.path() + "." + name)));
    }

    private Values member(ClassInstance instance, Type type, Attribute attribute, Context context, Calls calls) {
        var member = type.member(attribute.name());
        if (member.isEmpty()) {
            return type.extendsLibrary() || attribute.name().equals("update")
                    ? unknown(instance, attribute)
                    : Values.NONE;
        }
        return member.get()
                .flatMap(value -> value instanceof Value.Closure closure
                        ? method(instance, type, closure, attribute, context, calls)
                        : Values.of(value));
    }

    private static Values method(
            ClassInstance instance, Type type, Value.Closure closure, Expression place, Context context, Calls calls) {
        var decorators = closure.definition().decorators().stream()
                .map(decorator -> decorator instanceof Name(int line, String id)
                        ? id
                        : decorator instanceof Attribute end ? end.name() : "")
                .toList();
        if (decorators.contains("staticmethod")) {
            return Values.of(closure);
        }
        if (decorators.contains("classmethod")) {
            return Values.of(new Value.Bound(closure, List.of(Values.of(type))));
        }
        var bound = new Value.Bound(closure, List.of(Values.of(instance)));
        return decorators.contains("property") || decorators.contains("cached_property")
                ? calls.apply(bound, Arguments.NONE, place, context)
                : Values.of(bound);
    }

    void set(Value object, Attribute attribute, Values values, Context context) {
        switch (object) {
            case ClassInstance instance when instance.type().isPresent() -> instance.set(attribute.name(), values);
            case Type type -> type.members().assign(attribute.name(), values);
            default -> {
                unknownObjects.set(attribute.name(), values);
                trace.assigned(attribute.line(), attribute, context.path(), attribute.name(), values);
            }
        }
    }
}
