// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.language;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sentence for a person. It is English in the REST API and in logs. A page shows it in its own language, by its form.
 *
 * @param arguments what the form contains: texts, numbers, times, sentences, or lists of sentences
 */
public record Sentence(Form form, List<Object> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /** Returns the sentence in English. */
    @JsonValue
    @Override
    public String toString() {
        return form.english().formatted(arguments(Sentence::toString).toArray());
    }

    /** Returns the arguments as texts, with a translation of each sentence in them. */
    public List<String> arguments(Function<Sentence, String> translation) {
        return arguments.stream()
                .map(argument -> argument instanceof List<?> list
                        ? list.stream().map(each -> text(each, translation)).collect(Collectors.joining("; "))
                        : text(argument, translation))
                .toList();
    }

    private static String text(Object argument, Function<Sentence, String> translation) {
        return argument instanceof Sentence sentence ? translation.apply(sentence) : argument.toString();
    }

    /** The form of a sentence. Each feature has an enum of its forms, whose name occurs in no other feature. */
    public interface Form {

        String name();

        /** The key of the translation. */
        default String key() {
            return getClass().getSimpleName() + "." + name();
        }

        /** The English sentence, with a {@code %s} for each argument. */
        String english();

        default Sentence with(Object... arguments) {
            return new Sentence(this, List.of(arguments));
        }
    }
}
