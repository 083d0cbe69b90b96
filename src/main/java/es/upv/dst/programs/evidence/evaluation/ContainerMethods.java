// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Elements;
import es.upv.dst.programs.evidence.values.Libraries;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import java.util.Optional;

/** Methods of lists, dictionaries, queues, futures, and any other object that may keep what it is given. */
final class ContainerMethods {

    private final Elements elements;
    private final Changes changes;

    ContainerMethods(Elements elements, Changes changes) {
        this.elements = elements;
        this.changes = changes;
    }

    Values call(ClassInstance container, String name, Arguments arguments, Expression place, Context context) {
        return switch (name) {
            case "get", "pop" ->
                arguments.positional().isEmpty()
                        ? keep(container, name, arguments, place, context)
                        : elements.at(container, arguments.get(0)).with(arguments.get(1, "default"));
            case "setdefault" -> {
                elements.put(container, arguments.get(0), arguments.get(1));
                yield elements.at(container, arguments.get(0));
            }
            case "items" -> items(container, place, context);
            case "keys" -> list(elements.keys(container), place, context);
            case "values" -> list(container.all(), place, context);
            case "copy", "parse_args" -> Values.of(container);
            case "add_argument" -> option(container, arguments);
            case "update" -> {
                elements.copy(arguments.all(), container);
                arguments.keywords().forEach(container::set);
                yield Values.unknown();
            }
            case "extend" -> {
                container.add(elements.of(arguments.all()));
                yield Values.unknown();
            }
            default -> keep(container, name, arguments, place, context);
        };
    }

    private Values keep(ClassInstance container, String name, Arguments arguments, Expression place, Context context) {
        var given = arguments.all();
        if (!given.isEmpty()) {
            container.add(given);
        }
        return name.startsWith("create") ? list(given, place, context) : container.all();
    }

    private Values list(Values content, Expression place, Context context) {
        var list = context.path().instance(place, () -> new ClassInstance(Optional.empty(), "", changes));
        if (!content.isEmpty()) {
            list.add(content);
        }
        return Values.of(list);
    }

    private Values items(ClassInstance container, Expression place, Context context) {
        var key = place instanceof Expression.Call call ? call.arguments() : place;
        var item = context.path().instance(key, () -> new ClassInstance(Optional.empty(), "", changes));
        item.set("0", elements.keys(container));
        item.set("1", container.all());
        return list(Values.of(item), place, context);
    }

    /** The option {@code --topic} of a command line becomes the attribute {@code topic}. */
    private static Values option(ClassInstance parser, Arguments arguments) {
        var value = arguments.get(-1, "default").with(Values.unknown(Libraries.origins("sys.argv")));
        var names = arguments.keywords().containsKey("dest")
                ? arguments.get(-1, "dest")
                : arguments.positional().stream().reduce(Values.NONE, Values::with);
        names.texts()
                .forEach(name -> parser.set(name.shown().replaceFirst("^-+", "").replace('-', '_'), value));
        return Values.unknown();
    }
}
