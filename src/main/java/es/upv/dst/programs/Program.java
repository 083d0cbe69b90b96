// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import com.fasterxml.jackson.annotation.JsonValue;
import es.upv.dst.programs.evidence.ProgramStep;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A program that was handed in, without its source.
 *
 * @param receivedAt when the lab, or its mail server, received the program
 * @param sender the address of the sender of a mail, which may be forged; empty for an upload
 * @param subject the subject of a mail; empty for an upload
 * @param dni the student; empty while the program is not assigned
 * @param assignedBy why the program is this student's; empty while it is not assigned
 * @param version the number among the readable programs of the student, from 1; empty if it is not assigned or not
 *     readable
 * @param late whether the program was received after the deadline
 * @param counts whether this is the student's last readable program before the deadline
 * @param files the names of the source files
 * @param refusal why the program could not be read; empty if it was read
 * @param complete whether the program does all steps, according to its text
 * @param missing the steps that were not found in the text
 */
public record Program(
        long id,
        Instant receivedAt,
        ProgramOrigin origin,
        Optional<String> sender,
        Optional<String> subject,
        Optional<Dni> dni,
        Optional<AssignmentBasis> assignedBy,
        OptionalInt version,
        boolean late,
        boolean counts,
        List<String> files,
        int lines,
        ProgramState state,
        Optional<Refusal> refusal,
        boolean complete,
        List<ProgramStep> missing,
        ProgramDecision decision,
        Optional<String> decisionReason,
        Optional<Instant> decidedAt) {

    public Program {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /** How a program reached the lab. */
    public enum ProgramOrigin {
        UPLOAD,
        MAIL;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a program was read, and whether it is known whose it is. */
    public enum ProgramState {
        /** The program was read, and is assigned to a student. */
        RECEIVED,
        /** The program was read; the professor has to assign it to a student. */
        UNASSIGNED,
        /** The program could not be read. */
        UNREADABLE;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the professor has decided about a program. */
    public enum ProgramDecision {
        UNDECIDED,
        ACCEPTED,
        REJECTED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a program was assigned to its student. All but the professor's own word are evidence, not proof. */
    public enum AssignmentBasis {
        /** The professor uploaded the program for the student, or assigned it. */
        PROFESSOR,
        /** The roster has the address of the sender. */
        ROSTER,
        /** An accepted submission that certifies the student has the address of the sender. */
        SUBMISSION,
        /** The subject or the text of the mail contains the student's DNI, and no other enrolled DNI. */
        DNI;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why a program could not be read.
     *
     * @param reason the name of an UnreadableReason or of a MailDefect
     * @param detail an explanation in English
     */
    public record Refusal(String reason, String detail) {}
}
