// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterDraftBuilder;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a roster from JSON: an array of {@code {dni, name, email}}, with {@code id} and {@code rehearsal} as options.
 */
@Component
public class RosterJson {

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns whether a text is an array rather than a table. */
    static boolean isJson(String text) {
        return WhiteSpace.strip(text).startsWith("[");
    }

    RosterDraft read(String text) {
        try {
            return read(JSON.readValue(text, JsonRows.class));
        } catch (JacksonException e) {
            var builder = new RosterDraftBuilder();
            builder.addError(Math.max(1, e.getLocation().getLineNr()), "", RosterError.JSON);
            return builder.build();
        }
    }

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
        return value == null ? "" : WhiteSpace.strip(value);
    }

    private static final class JsonRows extends ArrayList<@Nullable JsonRow> {}

    /** An unvalidated element of the array. */
    public record JsonRow(
            @Nullable String dni,
            @Nullable String name,
            @Nullable String email,
            @Nullable String id,
            @Nullable String rehearsal) {}
}
