// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.programs.AcceptanceProposed;
import es.upv.dst.programs.AssignmentProposed;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.cases.UndecidedPairRepository.UndecidedPair;
import es.upv.dst.programs.originality.SimilarPair;
import es.upv.dst.programs.similarity.ComparisonRepository;
import es.upv.dst.programs.similarity.ProgramReference;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Objects to changes of programs whose originality a person has to decide about first. */
@Component
class CaseObjections {

    private final CaseRepository cases;
    private final UndecidedPairRepository pairs;
    private final ComparisonRepository comparisons;

    CaseObjections(CaseRepository cases, UndecidedPairRepository pairs, ComparisonRepository comparisons) {
        this.cases = cases;
        this.pairs = pairs;
        this.comparisons = comparisons;
    }

    /** A case is about students. It must not pass to another student with a program. */
    @EventListener
    void object(AssignmentProposed proposal) {
        cases.worstState(proposal.program().id())
                .filter(state -> state != ProgramCaseState.DISMISSED)
                .ifPresent(state -> proposal.object("the program is in a case that is " + state));
    }

    /**
     * Objects to the programs of students who have an open or confirmed case, to suspicious pairs of programs whose
     * case was not dismissed, and to programs that were not or could not be compared.
     */
    @EventListener
    void object(AcceptanceProposed proposal) {
        var states = cases.statesByStudent();
        for (var program : proposal.programs()) {
            program.dni()
                    .map(states::get)
                    .filter(state -> state != ProgramCaseState.DISMISSED)
                    .ifPresent(state -> proposal.object(program.id(), "the student has a case that is " + state));
        }
        pairs.findAll(SimilarPair.THRESHOLD).forEach(pair -> object(proposal, pair));
        objectToUncompared(proposal);
    }

    private void objectToUncompared(AcceptanceProposed proposal) {
        var compared = comparisons.compared();
        for (var program : proposal.programs()) {
            if (!compared.contains(program.id())) {
                proposal.object(program.id(), "it was not compared with other programs yet");
            }
        }
        for (var refused : comparisons.notCompared()) {
            ProgramReference.parse(refused.id())
                    .ifPresent(program -> proposal.object(
                            program.id(),
                            "it could not be compared with other programs: line %d: %s"
                                    .formatted(refused.line(), refused.reason())));
        }
    }

    private static void object(AcceptanceProposed proposal, UndecidedPair pair) {
        object(proposal, pair.first(), pair.second(), pair.similarity());
        object(proposal, pair.second(), pair.first(), pair.similarity());
    }

    private static void object(
            AcceptanceProposed proposal, ProgramReference program, ProgramReference other, double similarity) {
        if (!program.archived()) {
            proposal.object(
                    program.id(),
                    String.format(
                            Locale.ROOT,
                            "its similarity with program %s is %.2f, and no case about them was dismissed",
                            other,
                            similarity));
        }
    }
}
