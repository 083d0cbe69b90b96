// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.mail.outbox.Letter;
import es.upv.dst.web.MultiLine;
import es.upv.dst.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies of the calls about cases. */
final class CaseInputs {

    private static final int MAX_NOTE = 4_000;

    private CaseInputs() {}

    /** Makes lines end with line feeds, as in a stored letter. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Two programs; the note is optional. */
    record CaseInput(
            @NotNull String first,
            @NotNull String second,
            @Size(max = MAX_NOTE) @MultiLine @Nullable String note) {

        String noteText() {
            return lines(Objects.requireNonNullElse(note, ""));
        }
    }

    /** A state, and why the case has it. */
    record CaseStateInput(
            @NotNull String state,
            @NotBlank @Size(max = MAX_NOTE) @MultiLine String note) {

        String noteText() {
            return lines(note);
        }
    }

    /** A letter to a student. */
    record LetterInput(
            @NotNull String dni,

            @NotBlank @Size(max = Letter.MAX_SUBJECT) @SingleLine
            String subject,

            @NotBlank @Size(max = Letter.MAX_TEXT) @MultiLine
            String text) {

        String bodyText() {
            return lines(text);
        }
    }

    /** The reply of a student. */
    record ReplyInput(
            @NotNull String dni,

            @NotBlank @Size(max = Letter.MAX_TEXT) @MultiLine
            String text) {

        String bodyText() {
            return lines(text);
        }
    }
}
