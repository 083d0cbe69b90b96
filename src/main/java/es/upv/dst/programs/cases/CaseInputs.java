// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.mail.outbox.Letter;
import es.upv.dst.web.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The bodies of the calls about cases. */
final class CaseInputs {

    private static final int MAX_NOTE = 4_000;
    private static final String ONE_LINE = "[^\\x00-\\x1f\\x7f-\\x9f]*";

    private CaseInputs() {}

    /** Makes a text storable and mailable: lines end with line feeds, and it has no NUL and no half character. */
    static String storable(@Nullable String text) {
        var lines = Objects.requireNonNullElse(text, "").replace("\r\n", "\n").replace('\r', '\n');
        return new String(lines.replace('\0', '␀').getBytes(UTF_8), UTF_8);
    }

    /** Refuses a text of which nothing is visible. @NotBlank knows fewer kinds of white space. */
    private static String required(String text) {
        var storable = storable(text);
        if (storable.isBlank()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "a note, a subject or a text is blank", Map.of());
        }
        return storable;
    }

    /** Two programs; the note is optional. */
    record CaseInput(
            @NotNull String first,
            @NotNull String second,
            @Size(max = MAX_NOTE) @Nullable String note) {

        String noteText() {
            return storable(note);
        }
    }

    /** A state, and why the case has it. */
    record CaseStateInput(
            @NotNull String state,
            @NotBlank @Size(max = MAX_NOTE) String note) {

        String noteText() {
            return required(note);
        }
    }

    /** A letter to a student. */
    record LetterInput(
            @NotNull String dni,

            @NotBlank @Size(max = Letter.MAX_SUBJECT) @Pattern(regexp = ONE_LINE)
            String subject,

            @NotBlank @Size(max = Letter.MAX_TEXT) String text) {

        String subjectText() {
            return required(subject);
        }

        String bodyText() {
            return required(text);
        }
    }

    /** The reply of a student. */
    record ReplyInput(
            @NotNull String dni,
            @NotBlank @Size(max = Letter.MAX_TEXT) String text) {

        String bodyText() {
            return required(text);
        }
    }
}
