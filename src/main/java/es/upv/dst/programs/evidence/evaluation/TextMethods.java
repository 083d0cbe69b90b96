// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Texts;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Methods of texts. */
final class TextMethods {

    private final Evaluator evaluator;
    private final Changes changes;

    TextMethods(Evaluator evaluator, Changes changes) {
        this.evaluator = evaluator;
        this.changes = changes;
    }

    Values call(Value.Text text, String name, Arguments arguments, Expression place) {
        if (!changes.step(1 + arguments.positional().size())) {
            return Values.unknown();
        }
        return switch (name) {
            case "strip" -> Values.of(text.isConstant() ? Texts.map(text, String::strip) : text);
            case "upper" -> Values.of(Texts.map(text, part -> part.toUpperCase(Locale.ROOT)));
            case "lower" -> Values.of(Texts.map(text, part -> part.toLowerCase(Locale.ROOT)));
            case "encode", "decode", "lstrip", "rstrip", "title", "capitalize", "zfill", "ljust", "rjust", "toString" ->
                Values.of(text);
            case "format" -> evaluator.built(place.line(), Texts.format(text, arguments));
            case "format_map" -> evaluator.built(place.line(), Texts.format(text, fields(arguments.get(0))));
            case "substitute", "safe_substitute" ->
                evaluator.built(
                        place.line(),
                        Texts.substitute(text, arguments.keywords().isEmpty() ? fields(arguments.get(0)) : arguments));
            case "join" ->
                evaluator.built(place.line(), arguments.get(0).flatMap(iterable -> Texts.join(text, iterable)));
            case "replace" -> replace(text, arguments);
            default -> Values.unknown(Values.of(text).with(arguments.all()).origins());
        };
    }

    private static Arguments fields(Values mappings) {
        return mappings.stream()
                .filter(ClassInstance.class::isInstance)
                .map(mapping -> new Arguments(List.of(), ((ClassInstance) mapping).fields(), Values.NONE))
                .findFirst()
                .orElse(new Arguments(List.of(), Map.of(), Values.unknown(mappings.origins())));
    }

    private static Values replace(Value.Text text, Arguments arguments) {
        var result = Values.NONE;
        for (var from :
                arguments.get(0).asTexts().filter(Value.Text::isConstant).toList()) {
            for (var to : arguments.get(1).asTexts().toList()) {
                if (!from.shown().isEmpty()) {
                    var halves = Texts.map(text, part -> part.replace(from.shown(), "\u0000"));
                    result = result.with(insert(halves, to));
                }
            }
        }
        return result.isEmpty()
                ? Values.unknown(Values.of(text).with(arguments.all()).origins())
                : result;
    }

    private static Values insert(Value.Text text, Value.Text inserted) {
        var result = Values.text("");
        for (var piece : text.pieces()) {
            if (piece instanceof Value.Literal(var literal)) {
                var parts = literal.split("\u0000", 20);
                for (int i = 0; i < parts.length; i++) {
                    var before = i == 0 ? result : Texts.concatenate(result, Values.of(inserted));
                    result = Texts.concatenate(before, Values.text(parts[i]));
                }
            } else {
                result = Texts.concatenate(result, Values.of(Value.Text.of(List.of(piece))));
            }
        }
        return result;
    }
}
