// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.language.Sentence;
import es.upv.dst.web.Language;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How the templates show a sentence of the lab, as the bean {@code sentences}. The bundle has the Spanish sentences; an
 * English page shows the sentence as the REST API returns it.
 */
@Component
public class Sentences {

    private final MessageSource spanish;

    Sentences(MessageSource spanish) {
        this.spanish = spanish;
    }

    public String of(Sentence sentence) {
        var english = sentence.toString();
        if (Language.EN.locale().equals(LocaleContextHolder.getLocale())) {
            return english;
        }
        var arguments = sentence.arguments(this::of).toArray();
        return Objects.requireNonNullElse(
                spanish.getMessage(sentence.form().key(), arguments, null, Language.ES.locale()), english);
    }

    /** Returns clauses as one text. */
    public String of(List<Sentence> clauses) {
        return clauses.stream().map(this::of).collect(Collectors.joining("; "));
    }
}
