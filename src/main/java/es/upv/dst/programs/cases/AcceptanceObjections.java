// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.programs.AcceptanceProposed;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.cases.UndecidedPairRepository.UndecidedPair;
import es.upv.dst.programs.originality.SimilarPair;
import es.upv.dst.programs.similarity.ProgramReference;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Objects to the common acceptance of programs whose originality a person has not decided about. */
@Component
class AcceptanceObjections {

    private final CaseRepository cases;
    private final UndecidedPairRepository pairs;

    AcceptanceObjections(CaseRepository cases, UndecidedPairRepository pairs) {
        this.cases = cases;
        this.pairs = pairs;
    }

    /**
     * Objects to the programs of students who have an open or confirmed case, and to suspicious pairs of programs whose
     * case was not dismissed.
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
