// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.dashboard.programs.LeftProgram.LeftReason;
import es.upv.dst.programs.EvidenceRow;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.Program.ProgramOrigin;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.ProgramRow;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.evidence.ProgramStep;
import es.upv.dst.programs.originality.NotCompared;
import es.upv.dst.programs.similarity.ComparisonReport.ComparisonStatus;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeftProgramTest {

    private static final Dni DNI = new Dni("00000001");
    private static final ComparisonStatus COMPARED = new ComparisonStatus(false, List.of(), List.of());

    @Test
    void missingSteps_comeBeforeAnythingElse() {
        var incomplete = program(false, List.of(ProgramStep.CONNECTS));
        assertThat(reason(incomplete, Map.of(DNI, ProgramCaseState.OPEN), COMPARED))
                .isEqualTo(LeftReason.INCOMPLETE);
        assertThat(reason(program(false, List.of()), Map.of(), COMPARED)).isEqualTo(LeftReason.NOT_ANALYZED);
    }

    @Test
    void completeProgram_isLeftForItsCase_orItsComparison_orItsSimilarity() {
        var complete = program(true, List.of());
        assertThat(reason(complete, Map.of(DNI, ProgramCaseState.OPEN), COMPARED))
                .isEqualTo(LeftReason.CASE);
        var waiting = new ComparisonStatus(false, List.of(), List.of(ProgramReference.of(7)));
        assertThat(reason(complete, Map.of(), waiting)).isEqualTo(LeftReason.NOT_YET_COMPARED);
        var refused = new ComparisonStatus(false, List.of(new NotCompared("7", 1, "too short")), List.of());
        assertThat(reason(complete, Map.of(), refused)).isEqualTo(LeftReason.NOT_COMPARABLE);
        assertThat(reason(complete, Map.of(DNI, ProgramCaseState.DISMISSED), COMPARED))
                .isEqualTo(LeftReason.SIMILAR);
    }

    private static LeftReason reason(
            ProgramRow program, Map<Dni, ProgramCaseState> cases, ComparisonStatus comparison) {
        return LeftProgram.of(program, cases, comparison).reason();
    }

    private static ProgramRow program(boolean complete, List<ProgramStep> missing) {
        return new ProgramRow(
                7,
                Instant.EPOCH,
                DNI,
                "Ana",
                null,
                1,
                true,
                false,
                ProgramOrigin.UPLOAD,
                null,
                null,
                List.of("a.py"),
                1,
                ProgramState.RECEIVED,
                null,
                null,
                new EvidenceRow(complete, missing, null, null, null),
                ProgramDecision.UNDECIDED,
                null,
                null);
    }
}
