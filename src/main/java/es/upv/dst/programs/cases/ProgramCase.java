// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import es.upv.dst.programs.similarity.ProgramReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A suspicion about two programs.
 *
 * @param first the earlier program, which may be one of a past course
 * @param second a program of this course
 */
public record ProgramCase(
        long id, ProgramCaseState state, Instant openedAt, ProgramReference first, ProgramReference second) {

    /** What a person has decided about a case. The most serious state is the last one. */
    public enum ProgramCaseState {
        DISMISSED,
        OPEN,
        CONFIRMED;

        /** Reads the text form, in any case; empty if the text is none. */
        public static Optional<ProgramCaseState> parse(String text) {
            return Arrays.stream(values())
                    .filter(state -> state.toString().equalsIgnoreCase(text))
                    .findFirst();
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
