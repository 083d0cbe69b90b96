// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Everything that the page says, in the folder {@code help}, in each language. */
@Component
class Sentences {

    private final ResourceBundleMessageSource sentences = new ResourceBundleMessageSource();

    Sentences() {
        sentences.setBasename("help/sentences");
        sentences.setDefaultEncoding(UTF_8.name());
        // The machine's own language is nobody's here.
        sentences.setFallbackToSystemLocale(false);
    }

    String get(Language language, String key, Object... values) {
        return sentences.getMessage(key, values, language.locale());
    }

    /** Whether there is such a sentence, which is then there in each language. */
    boolean has(String key) {
        return sentences.getMessage(key, new Object[0], "", Language.ES.locale()) instanceof String found
                && !found.isEmpty();
    }

    MessageSource source() {
        return sentences;
    }
}
