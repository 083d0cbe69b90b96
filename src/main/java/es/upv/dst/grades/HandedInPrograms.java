// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import es.upv.dst.grades.HandedInProgram.CaseState;
import es.upv.dst.grades.HandedInProgram.Decision;
import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.cases.CaseService;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.roster.Dni;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the professor decided about the programs of each student, and about the cases of the student. */
@Component
class HandedInPrograms {

    private final ProgramService programs;
    private final CaseService cases;

    HandedInPrograms(ProgramService programs, CaseService cases) {
        this.programs = programs;
        this.cases = cases;
    }

    /** Returns what is known of the program of each student who has handed in one that can be read. */
    Map<Dni, HandedInProgram> byStudent() {
        return byStudent(programs.findAll());
    }

    /** Returns what is known of the program of one student. */
    HandedInProgram of(Dni student) {
        return byStudent(programs.findByStudent(student)).getOrDefault(student, HandedInProgram.NONE);
    }

    private Map<Dni, HandedInProgram> byStudent(List<Program> handedIn) {
        var states = cases.statesByStudent();
        return handedIn.stream()
                .filter(program -> program.state() == Program.ProgramState.RECEIVED)
                .collect(groupingBy(
                        program -> program.dni().orElseThrow(),
                        collectingAndThen(toList(), versions -> handedIn(versions, states))));
    }

    private static HandedInProgram handedIn(List<Program> versions, Map<Dni, ProgramCaseState> states) {
        var state = versions.getFirst().dni().map(states::get).map(HandedInPrograms::caseState);
        return new HandedInProgram(decisionOn(versions), state.orElse(CaseState.NONE));
    }

    /**
     * Returns the decision on the version that counts. If that is undecided, an accepted version stays accepted, so
     * that a student loses nothing by handing in another version.
     */
    private static Decision decisionOn(List<Program> versions) {
        var decisions = versions.stream().map(Program::decision).toList();
        var decision = versions.stream()
                .filter(Program::counts)
                .map(Program::decision)
                .filter(counting -> counting != ProgramDecision.UNDECIDED)
                .findFirst()
                .orElse(best(decisions));
        return decision(decision);
    }

    private static ProgramDecision best(List<ProgramDecision> decisions) {
        if (decisions.contains(ProgramDecision.ACCEPTED)) {
            return ProgramDecision.ACCEPTED;
        }
        return decisions.contains(ProgramDecision.UNDECIDED) ? ProgramDecision.UNDECIDED : ProgramDecision.REJECTED;
    }

    private static Decision decision(ProgramDecision decision) {
        return switch (decision) {
            case UNDECIDED -> Decision.UNDECIDED;
            case ACCEPTED -> Decision.ACCEPTED;
            case REJECTED -> Decision.REJECTED;
        };
    }

    private static CaseState caseState(ProgramCaseState state) {
        return switch (state) {
            case DISMISSED -> CaseState.DISMISSED;
            case OPEN -> CaseState.OPEN;
            case CONFIRMED -> CaseState.CONFIRMED;
        };
    }
}
