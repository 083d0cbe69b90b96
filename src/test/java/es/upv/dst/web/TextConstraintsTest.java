// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which texts a call may contain. */
class TextConstraintsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Texts(
            @SingleLine @Nullable String line,
            @MultiLine @Nullable String lines) {}

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", " a ", "\u00a0a", "¿Ñu?", "\ud83d\ude00", "a\u200bb", "\u202ea", "\ue000", "-"})
    void visibleText_isValid(@Nullable String text) {
        assertThat(invalid(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\r\nb", "\n a", "a\u2028b", "a\u2029b"})
    void severalLines_areInvalidAsOne(String text) {
        assertThat(invalid(text)).containsExactly("line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\u00a0",
                "\u2003",
                "\u3000",
                "\u200b",
                "\ufeff",
                "\n",
                "\t",
                "\u2028",
                "\0",
                "a\0",
                "a\u001bb",
                "a\u0085b",
                "\u007f",
                "\ud800",
                "a\udc00b",
                "\udc00\ud800"
            })
    void invisibleText_controlCharactersAndUnpairedSurrogates_areInvalid(String text) {
        assertThat(invalid(text)).containsExactlyInAnyOrder("line", "lines");
    }

    /** Without possessive quantifiers, this takes minutes. */
    @Test
    void longText_isCheckedInLinearTime() {
        var start = System.nanoTime();
        assertThat(invalid(" ".repeat(1_000_000))).hasSize(2);
        assertThat(invalid("a".repeat(1_000_000) + "\0")).hasSize(2);
        assertThat(invalid("a".repeat(1_000_000))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static List<String> invalid(@Nullable String text) {
        return VALIDATOR.validate(new Texts(text, text)).stream()
                .map(ConstraintViolation::getPropertyPath)
                .map(Object::toString)
                .toList();
    }
}
