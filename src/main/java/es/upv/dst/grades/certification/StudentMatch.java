// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import com.fasterxml.jackson.annotation.JsonValue;
import es.upv.dst.roster.Student;
import java.util.List;
import java.util.Locale;

/** The student whom a submission names, or the reason why no student is certified by it. */
public sealed interface StudentMatch {

    /** Exactly one student of the roster. */
    record Matched(Student student, MatchedBy by) implements StudentMatch {}

    /** No student, or several students; the professor has to assign the submission. */
    record Unmatched(UnmatchedReason reason, List<Student> candidates) implements StudentMatch {

        public Unmatched {
            candidates = List.copyOf(candidates);
        }
    }

    /** What identifies the student. */
    enum MatchedBy {
        /** The e-mail address in the submission. */
        ADDRESS,
        /** The name in the submission, because no student has the address. */
        NAME,
        /** The professor assigned the submission. */
        PROFESSOR;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a submission certifies no student. */
    enum UnmatchedReason {
        NOBODY("no student on the roster has this address or this name"),
        SEVERAL("several students on the roster have this address or this name"),
        CONTRADICTION("the address is of one student, and the name is of another one");

        private final String meaning;

        UnmatchedReason(String meaning) {
            this.meaning = meaning;
        }

        /** The reason in English, also used in JSON. */
        @JsonValue
        public String meaning() {
            return meaning;
        }
    }
}
