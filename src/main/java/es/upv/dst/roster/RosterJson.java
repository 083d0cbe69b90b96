// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a roster from JSON: an array of {@code {dni, name, email}}, and {@code rehearsal} if anybody is. */
@Component
class RosterJson {

    private final Validator validator;

    RosterJson(Validator validator) {
        this.validator = validator;
    }

    RosterDraft read(List<@Nullable Row> rows) {
        var draft = new DraftWriter(validator);
        long position = 0;
        for (var row : rows) {
            position++;
            if (row == null) {
                draft.refuse(position, "null", Flaw.EMPTY);
            } else {
                draft.row(position, text(row.dni), text(row.name), text(row.email), text(row.rehearsal));
            }
        }
        return draft.draft();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** An element as it was sent, before it is judged. */
    record Row(
            @Nullable String dni,
            @Nullable String name,
            @Nullable String email,
            @Nullable String rehearsal) {}
}
