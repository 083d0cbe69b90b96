// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import es.upv.dst.programs.ProgramRow;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.originality.NotCompared;
import es.upv.dst.programs.similarity.ComparisonReport.ComparisonStatus;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.roster.Dni;
import java.util.Map;
import java.util.Optional;

/** A program that was not accepted together with the others, and the reason in the order in which they matter. */
record LeftProgram(ProgramRow program, LeftReason reason) {

    static LeftProgram of(ProgramRow program, Map<Dni, ProgramCaseState> cases, ComparisonStatus comparison) {
        return new LeftProgram(program, reason(program, cases, comparison));
    }

    private static LeftReason reason(
            ProgramRow program, Map<Dni, ProgramCaseState> cases, ComparisonStatus comparison) {
        var id = ProgramReference.of(program.id());
        if (!program.evidence().complete()) {
            return program.evidence().missing().isEmpty() ? LeftReason.NOT_ANALYZED : LeftReason.INCOMPLETE;
        }
        if (Optional.ofNullable(program.dni())
                .map(cases::get)
                .filter(state -> state != ProgramCaseState.DISMISSED)
                .isPresent()) {
            return LeftReason.CASE;
        }
        if (comparison.waiting().contains(id)) {
            return LeftReason.NOT_YET_COMPARED;
        }
        return comparison.notCompared().stream().map(NotCompared::id).anyMatch(id.toString()::equals)
                ? LeftReason.NOT_COMPARABLE
                : LeftReason.SIMILAR;
    }

    /** Why a person has to look at the program first. */
    enum LeftReason {
        INCOMPLETE,
        NOT_ANALYZED,
        CASE,
        SIMILAR,
        NOT_YET_COMPARED,
        NOT_COMPARABLE
    }
}
