// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.web.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests the texts of the pages in both languages. */
class MessagesTest {

    private static final Pattern WORD = Pattern.compile("[\\w.]*\\w(?:\\.(?=['\"]))?");

    private static final List<String> BUNDLES = List.of(
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
            "students");

    @ParameterizedTest
    @FieldSource("BUNDLES")
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

    @Test
    void everyText_isUsed() throws IOException {
        var words = words();
        for (var name : BUNDLES) {
            assertThat(bundle(name, Locale.ROOT).keySet())
                    .allSatisfy(key -> assertThat(isUsed(key, words)).as(key).isTrue());
        }
        assertThat(isUsed("list.unused", words)).isFalse();
    }

    /** A source may add the last parts of a key to a literal, which then ends with a dot. */
    private static boolean isUsed(String key, Set<String> words) {
        return words.contains(key)
                || IntStream.range(0, key.length())
                        .filter(index -> key.charAt(index) == '.')
                        .mapToObj(index -> key.substring(0, index + 1))
                        .anyMatch(words::contains);
    }

    /** All words in the sources of the pages. A dot at the end belongs to the word before a quote only. */
    private static Set<String> words() throws IOException {
        var words = new HashSet<String>();
        for (var folder : List.of("src/main/java/es/upv/dst/dashboard", "src/main/resources/templates/dashboard")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    WORD.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(words::add);
                }
            }
        }
        return words;
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
