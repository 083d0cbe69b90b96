// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import es.upv.dst.language.Sentence;
import es.upv.dst.web.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class SentencesTest {

    private static final String BUNDLE = "dashboard/sentences";
    private static final Pattern ENGLISH_ARGUMENT = Pattern.compile("%s");
    private static final Pattern SPANISH_ARGUMENT = Pattern.compile("\\{\\d}");

    private enum Form implements Sentence.Form {
        UNTRANSLATED;

        @Override
        public String english() {
            return "not translated: %s";
        }
    }

    @AfterEach
    void restore() {
        LocaleContextHolder.resetLocaleContext();
    }

    /** Also that two enums have different names, and that no translation is of a form that does not exist. */
    @Test
    void eachForm_hasASpanishSentence_withTheSameNumberOfArguments() {
        var bundle = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
        var spanish = bundle.keySet().stream()
                .collect(Collectors.toMap(key -> key, key -> count(SPANISH_ARGUMENT, bundle.getString(key))));
        var english =
                forms().collect(Collectors.toMap(Sentence.Form::key, form -> count(ENGLISH_ARGUMENT, form.english())));
        assertThat(new TreeMap<>(spanish)).isEqualTo(new TreeMap<>(english)).hasSizeGreaterThan(50);
    }

    private static Stream<Sentence.Form> forms() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("es.upv.dst").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Sentence.Form.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(Sentence.Form.class::cast);
    }

    private static int count(Pattern argument, String text) {
        return (int) argument.matcher(text).results().count();
    }

    @Test
    void sentence_isShownInTheLanguageOfThePage_alsoInsideOthers() {
        var source = new ResourceBundleMessageSource();
        source.setBasename(BUNDLE);
        source.setDefaultEncoding("UTF-8");
        var sentences = new Sentences(source);
        var sentence = form("StepReason.UNREADABLE")
                .with(form("SyntaxReason.NOT_CLOSED").with("{0}'"));

        LocaleContextHolder.setLocale(Language.ES.locale());
        assertThat(sentences.of(sentence)).isEqualTo("no se puede leer el programa: {0}' no se cierra");
        assertThat(sentences.of(Form.UNTRANSLATED.with(1))).isEqualTo("not translated: 1");
        LocaleContextHolder.setLocale(Language.EN.locale());
        assertThat(sentences.of(sentence)).isEqualTo("the program cannot be read: {0}' is never closed");
    }

    private static Sentence.Form form(String key) {
        return forms().filter(form -> form.key().equals(key)).findFirst().orElseThrow();
    }
}
