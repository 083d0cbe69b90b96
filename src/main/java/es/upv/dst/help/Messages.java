// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.web.Language;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The texts of the page in each language, from the folder {@code help}. */
@Component
class Messages {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    Messages() {
        messages.setBasename("help/messages");
        messages.setDefaultEncoding(UTF_8.name());
        // The page must not depend on the locale of this machine.
        messages.setFallbackToSystemLocale(false);
    }

    String get(Language language, String key, Object... values) {
        return messages.getMessage(key, values, language.locale());
    }

    /** Whether there is a text with this key. Every key exists in all languages. */
    boolean has(String key) {
        return messages.getMessage(key, new Object[0], "", Language.ES.locale()) instanceof String text
                && !text.isEmpty();
    }

    MessageSource source() {
        return messages;
    }
}
