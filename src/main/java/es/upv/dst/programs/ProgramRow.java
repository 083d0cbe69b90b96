// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.Program.ProgramOrigin;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.Program.Refusal;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A program in the list of the REST API.
 *
 * @param dni the student; absent while the program is not assigned
 * @param name the student's name; absent if the student is not on the roster
 * @param assignedBy why the program is this student's
 * @param version the number among the student's readable programs; absent for another program
 * @param reason why the program could not be read; absent if it was read
 * @param detail the same as a sentence
 */
public record ProgramRow(
        long id,
        Instant receivedAt,
        @Nullable Dni dni,
        @Nullable String name,
        @Nullable AssignmentBasis assignedBy,
        @Nullable Integer version,
        boolean counts,
        boolean late,
        ProgramOrigin origin,
        @Nullable String sender,
        @Nullable String subject,
        List<String> files,
        int lines,
        ProgramState state,
        @Nullable String reason,
        @Nullable String detail,
        EvidenceRow evidence,
        ProgramDecision decision,
        @Nullable String decisionReason,
        @Nullable Instant decidedAt) {

    static ProgramRow of(Program program, @Nullable String name, EvidenceRow evidence) {
        return new ProgramRow(
                program.id(),
                program.receivedAt(),
                program.dni().orElse(null),
                name,
                program.assignedBy().orElse(null),
                program.version().isPresent() ? program.version().getAsInt() : null,
                program.counts(),
                program.late(),
                program.origin(),
                program.sender().orElse(null),
                program.subject().orElse(null),
                program.files(),
                program.lines(),
                program.state(),
                program.refusal().map(Refusal::reason).orElse(null),
                program.refusal().map(Refusal::detail).orElse(null),
                evidence,
                program.decision(),
                program.decisionReason().orElse(null),
                program.decidedAt().orElse(null));
    }

    /** Returns the row for CSV, in which each component is one cell. */
    CsvRow csv() {
        return new CsvRow(
                id,
                receivedAt,
                dni == null ? null : dni.masked(),
                name,
                assignedBy,
                version,
                counts,
                late,
                origin,
                sender,
                subject,
                String.join(" ", files),
                lines,
                state,
                reason,
                evidence.complete(),
                String.join(" ", evidence.missing().stream().map(Enum::name).toList()),
                decision,
                decisionReason);
    }

    /** A program as a line of CSV, with four digits of the DNI. */
    public record CsvRow(
            long id,
            Instant receivedAt,
            @Nullable String dni,
            @Nullable String name,
            @Nullable AssignmentBasis assignedBy,
            @Nullable Integer version,
            boolean counts,
            boolean late,
            ProgramOrigin origin,
            @Nullable String sender,
            @Nullable String subject,
            String files,
            int lines,
            ProgramState state,
            @Nullable String reason,
            boolean complete,
            String missing,
            ProgramDecision decision,
            @Nullable String decisionReason) {

        /** Returns the line with this change of the texts of the student, which may contain a DNI. */
        public CsvRow withTexts(UnaryOperator<String> change) {
            return new CsvRow(
                    id,
                    receivedAt,
                    dni,
                    name,
                    assignedBy,
                    version,
                    counts,
                    late,
                    origin,
                    sender == null ? null : change.apply(sender),
                    subject == null ? null : change.apply(subject),
                    change.apply(files),
                    lines,
                    state,
                    reason,
                    complete,
                    missing,
                    decision,
                    decisionReason);
        }
    }
}
