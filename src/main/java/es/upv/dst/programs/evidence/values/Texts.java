// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import es.upv.dst.programs.evidence.values.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Operations on texts whose parts may be unknown. */
public final class Texts {

    private static final Pattern PERCENT = Pattern.compile("%(?:\\((\\w++)\\))?[-+ #0]*+[0-9.]*+([a-zA-Z%])");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}|\\{(\\w*+)([^{}]*+)\\}");
    private static final Pattern DOLLAR = Pattern.compile("\\$\\{?(\\w+)\\}?");

    private Texts() {}

    public static Values concatenate(Values left, Values right) {
        return left.asTexts()
                .limit(32)
                .flatMap(first -> right.asTexts().map(second -> concatenate(first, second)))
                .distinct()
                .limit(32)
                .map(Values::of)
                .reduce(Values.NONE, Values::with);
    }

    private static Value concatenate(Text first, Text second) {
        var pieces = new ArrayList<>(first.pieces());
        pieces.addAll(second.pieces());
        return Text.of(pieces);
    }

    public static Values percent(Text format, Values operand) {
        var next = new int[1];
        return fill(format, PERCENT, match -> {
            if (match.group(2).equals("%")) {
                return Values.text("%");
            }
            var field = match.group(1) == null ? String.valueOf(next[0]++) : match.group(1);
            return operand.flatMap(
                    value -> value instanceof ClassInstance instance ? instance.get(field) : Values.of(value));
        });
    }

    public static Values format(Text format, Arguments arguments) {
        var next = new int[1];
        return fill(format, BRACES, match -> {
            if (match.group(1) == null) {
                return Values.text(match.group().substring(1));
            }
            var field = match.group(1).isEmpty() ? String.valueOf(next[0]++) : match.group(1);
            var values = field.chars().allMatch(Character::isDigit)
                    ? arguments.get(field.length() < 4 ? Integer.parseInt(field) : -1)
                    : arguments.get(-1, field);
            return match.group(2).matches("[.\\[].*") ? Values.unknown(values.origins()) : values;
        });
    }

    public static Values substitute(Text template, Arguments arguments) {
        return fill(template, DOLLAR, match -> arguments.get(-1, match.group(1)));
    }

    private static Values fill(Text format, Pattern pattern, Function<Matcher, Values> values) {
        var result = Values.text("");
        for (var piece : format.pieces()) {
            if (!(piece instanceof Value.Literal(var text))) {
                result = concatenate(result, Values.of(Text.of(List.of(piece))));
                continue;
            }
            var matcher = pattern.matcher(text);
            int end = 0;
            while (matcher.find()) {
                result = concatenate(result, Values.text(text.substring(end, matcher.start())));
                var filled = values.apply(matcher);
                result = concatenate(result, filled.isEmpty() ? Values.unknown() : filled);
                end = matcher.end();
            }
            result = concatenate(result, Values.text(text.substring(end)));
        }
        return result;
    }

    /** The elements of a list that is not known element by element are assumed to be three, as the lab needs. */
    public static Values join(Text separator, Value iterable) {
        if (iterable instanceof ClassInstance list && list.isTuple()) {
            return join(
                    separator,
                    IntStream.range(0, list.fields().size())
                            .mapToObj(index -> list.get(String.valueOf(index)))
                            .toList());
        }
        var element = Values.unknown(Values.of(iterable).origins());
        return join(separator, List.of(element, element, element));
    }

    private static Values join(Text separator, List<Values> elements) {
        var result = Values.text("");
        for (int i = 0; i < elements.size(); i++) {
            result = concatenate(i == 0 ? result : concatenate(result, Values.of(separator)), elements.get(i));
        }
        return result;
    }

    /** Changes each part that is in the program. */
    public static Text map(Text text, Function<String, String> change) {
        return Text.of(text.pieces().stream()
                .map(piece ->
                        piece instanceof Value.Literal(var literal) ? new Value.Literal(change.apply(literal)) : piece)
                .toList());
    }
}
