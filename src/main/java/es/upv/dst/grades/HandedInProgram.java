// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What is known of the program of a student.
 *
 * @param decision the decision of the professor on the program that counts
 * @param originality the state of the case about the program; it is shown, and does not change the grade
 */
public record HandedInProgram(Decision decision, CaseState originality) {

    static final HandedInProgram NONE = new HandedInProgram(Decision.NONE, CaseState.NONE);

    /** NONE if the student has handed in no program. */
    public enum Decision {
        NONE("no program"),
        UNDECIDED("program undecided"),
        ACCEPTED("program accepted"),
        REJECTED("program rejected");

        private final String phrase;

        Decision(String phrase) {
            this.phrase = phrase;
        }

        /** The decision as a part of an explanation. */
        String phrase() {
            return phrase;
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** NONE if there is no case about the program. */
    public enum CaseState {
        NONE,
        OPEN,
        DISMISSED,
        CONFIRMED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
