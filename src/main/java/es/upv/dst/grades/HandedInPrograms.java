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
import es.upv.dst.roster.Dni;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the professor decided about the programs of each student. The lab has no cases about programs yet. */
@Component
class HandedInPrograms {

    private final ProgramService programs;

    HandedInPrograms(ProgramService programs) {
        this.programs = programs;
    }

    /** Returns what is known of the program of each student who has handed in one that can be read. */
    Map<Dni, HandedInProgram> byStudent() {
        return programs.findAll().stream()
                .filter(program -> program.state() == Program.ProgramState.RECEIVED)
                .collect(groupingBy(
                        program -> program.dni().orElseThrow(),
                        collectingAndThen(toList(), HandedInPrograms::ofVersions)));
    }

    /**
     * Returns the decision on the version that counts. If that is undecided, an accepted version stays accepted, so that
     * a student loses nothing by handing in another version.
     */
    private static HandedInProgram ofVersions(List<Program> versions) {
        var decisions = versions.stream().map(Program::decision).toList();
        var decision = versions.stream()
                .filter(Program::counts)
                .map(Program::decision)
                .filter(counting -> counting != ProgramDecision.UNDECIDED)
                .findFirst()
                .orElse(best(decisions));
        return new HandedInProgram(decision(decision), CaseState.NONE);
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
}
