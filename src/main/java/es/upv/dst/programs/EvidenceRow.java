// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import es.upv.dst.language.Sentence;
import es.upv.dst.programs.ObservedEvidence.Observation;
import es.upv.dst.programs.evidence.ProgramEvidence;
import es.upv.dst.programs.evidence.ProgramStep;
import es.upv.dst.programs.evidence.StepFinding;
import es.upv.dst.programs.evidence.SyntaxProblem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that a program does all steps, as the REST API returns it. The list of programs has only the first two
 * components.
 *
 * @param complete whether all steps were found in the text
 * @param missing the steps that were not found in the text
 * @param steps each step, with the line where it was found, or the reason why it was not
 * @param problem why the text is no valid Python 3; absent if it is valid
 * @param observed what the lab has observed when the student's submission was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceRow(
        boolean complete,
        List<ProgramStep> missing,
        @Nullable List<StepRow> steps,
        @Nullable SyntaxProblem problem,
        @Nullable List<Observation> observed) {

    static EvidenceRow of(Program program) {
        return new EvidenceRow(program.complete(), program.missing(), null, null, null);
    }

    static EvidenceRow of(Program program, Optional<ProgramEvidence> evidence, List<Observation> observed) {
        return new EvidenceRow(
                program.complete(),
                program.missing(),
                evidence.stream()
                        .flatMap(found -> found.steps().stream())
                        .map(StepRow::of)
                        .toList(),
                evidence.flatMap(ProgramEvidence::problem).orElse(null),
                observed);
    }

    /**
     * A step of the laboratory, and whether it was found in the text.
     *
     * @param reasons the clauses of the reason, for pages
     */
    public record StepRow(
            ProgramStep step,
            boolean found,
            @Nullable Integer line,
            String reason,
            @JsonIgnore List<Sentence> reasons) {

        static StepRow of(StepFinding finding) {
            OptionalInt line = finding.line();
            return new StepRow(
                    finding.step(),
                    finding.found(),
                    line.isPresent() ? line.getAsInt() : null,
                    finding.reason(),
                    finding.reasons());
        }
    }
}
