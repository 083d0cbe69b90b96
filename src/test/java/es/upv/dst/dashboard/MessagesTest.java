// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.web.Language;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the texts of the pages in both languages. */
class MessagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "course",
                "grades",
                "layout",
                "live",
                "mail",
                "messages",
                "originality",
                "programs",
                "readiness",
                "roster",
                "settings",
                "students"
            })
    void bundle_hasTheSameTextsInBothLanguages_withCorrectApostrophes(String name) {
        var spanish = bundle(name, Locale.ROOT);
        var english = bundle(name, Language.EN.locale());
        assertThat(english.keySet()).isEqualTo(spanish.keySet());
        for (var bundle : new ResourceBundle[] {spanish, english}) {
            assertThat(bundle.keySet())
                    .allSatisfy(key -> assertThat(hasCorrectApostrophes(bundle.getString(key)))
                            .as(bundle.getString(key))
                            .isTrue());
        }
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                "dashboard/" + name,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** An apostrophe is doubled in a text with arguments, which is a MessageFormat, and in no other text. */
    private static boolean hasCorrectApostrophes(String text) {
        return text.contains("{") ? !text.replace("''", "").contains("'") : !text.contains("''");
    }
}
