// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a roster from JSON: an array of {@code {dni, name, email}}, with {@code id} and {@code rehearsal} as options.
 */
@Component
public class RosterJson {

    /** Reads and validates all rows. Errors are part of the draft. */
    public RosterDraft read(List<@Nullable JsonRow> rows) {
        var builder = new RosterDraftBuilder();
        long position = 0;
        for (var row : rows) {
            position++;
            if (row == null) {
                builder.addError(position, "null", RosterError.EMPTY);
            } else {
                builder.addRow(
                        position, text(row.dni), text(row.name), text(row.email), text(row.id), text(row.rehearsal));
            }
        }
        return builder.build();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** An unvalidated element of the array. */
    public record JsonRow(
            @Nullable String dni,
            @Nullable String name,
            @Nullable String email,
            @Nullable String id,
            @Nullable String rehearsal) {}
}
