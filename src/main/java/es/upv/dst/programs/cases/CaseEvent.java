// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case, as the REST API returns it.
 *
 * @param state the state from then on; null unless the case was opened or its state changed
 * @param dni the student; null unless this is a letter or a reply
 * @param subject the subject of a letter; null for any other event
 * @param text a note, a letter or a reply; a note may be empty
 */
public record CaseEvent(
        Instant at,
        CaseEventKind kind,
        ProgramCase.@Nullable ProgramCaseState state,
        @Nullable Dni dni,
        @Nullable String subject,
        String text) {

    static CaseEvent opened(Instant now, String note) {
        return new CaseEvent(now, CaseEventKind.OPENED, ProgramCase.ProgramCaseState.OPEN, null, null, note);
    }

    static CaseEvent state(Instant now, ProgramCase.ProgramCaseState state, String note) {
        return new CaseEvent(now, CaseEventKind.STATE, state, null, null, note);
    }

    static CaseEvent note(Instant now, String note) {
        return new CaseEvent(now, CaseEventKind.NOTE, null, null, null, note);
    }

    static CaseEvent letter(Instant now, Dni dni, String subject, String text) {
        return new CaseEvent(now, CaseEventKind.LETTER, null, dni, subject, text);
    }

    static CaseEvent reply(Instant now, Dni dni, String text) {
        return new CaseEvent(now, CaseEventKind.REPLY, null, dni, null, text);
    }

    /** What happened. */
    public enum CaseEventKind {
        OPENED,
        STATE,
        /** The professor has set the state that the case had already, with a note. */
        NOTE,
        /** The professor has written to a student. */
        LETTER,
        /** The professor has recorded what a student replied. */
        REPLY;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
