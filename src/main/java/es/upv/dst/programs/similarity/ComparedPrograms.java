// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static java.util.stream.Collectors.groupingBy;

import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.originality.ComparedProgram;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programs that are compared: the current one of each student, and those of past courses. */
@Component
public class ComparedPrograms {

    /** A longer source is refused by the comparison anyway, and would only use memory. */
    private static final int MAX_CHARACTERS = 200_000;

    private final ProgramService programs;
    private final Roster roster;
    private final JdbcClient jdbc;

    ComparedPrograms(ProgramService programs, Roster roster, JdbcClient jdbc) {
        this.programs = programs;
        this.roster = roster;
        this.jdbc = jdbc;
    }

    /** Returns the programs that have a student and a source, and those of past courses. */
    public Map<ProgramReference, PairSide> sides() {
        var sides = new HashMap<ProgramReference, PairSide>();
        for (var program : programs.findAll()) {
            if (program.state() == ProgramState.RECEIVED) {
                var side = side(program);
                sides.put(side.id(), side);
            }
        }
        jdbc.sql("select id, course from archived_program")
                .query((row, number) -> new PairSide(
                        new ProgramReference(true, row.getLong("id")), null, null, row.getString("course")))
                .list()
                .forEach(side -> sides.put(side.id(), side));
        return sides;
    }

    private PairSide side(Program program) {
        var name = program.dni().flatMap(roster::find).map(Student::name).orElse(null);
        return new PairSide(ProgramReference.of(program.id()), program.dni().orElse(null), name, null);
    }

    /** Returns the current program of each student, in the order in which they were stored. */
    List<Program> current() {
        return current(programs.findAll());
    }

    /** Returns for each student the program that counts, or the last one if none counts. */
    static List<Program> current(Collection<Program> all) {
        Map<Dni, List<Program>> versions = all.stream()
                .filter(program -> program.state() == ProgramState.RECEIVED)
                .collect(groupingBy(program -> program.dni().orElseThrow()));
        return versions.values().stream()
                .flatMap(ofStudent -> ofStudent.stream()
                        .max(Comparator.comparing(Program::counts)
                                .thenComparing(program -> program.version().orElseThrow())
                                .thenComparing(Program::id))
                        .stream())
                .sorted(Comparator.comparing(Program::id))
                .toList();
    }

    /** Returns these programs with their sources. */
    List<ComparedProgram> withSources(List<Program> selected) {
        return selected.stream()
                .flatMap(program -> compared(ProgramReference.of(program.id())).stream())
                .toList();
    }

    List<ComparedProgram> archived() {
        return jdbc.sql("select id, source from archived_program order by id")
                .query((row, number) ->
                        compared(new ProgramReference(true, row.getLong("id")), row.getString("source")))
                .list();
    }

    private Optional<ComparedProgram> compared(ProgramReference reference) {
        return source(reference).map(source -> compared(reference, source));
    }

    private static ComparedProgram compared(ProgramReference reference, String source) {
        return new ComparedProgram(
                reference.toString(), source.substring(0, Math.min(MAX_CHARACTERS, source.length())));
    }

    Optional<Program> find(long id) {
        return programs.find(id).filter(program -> program.state() == ProgramState.RECEIVED);
    }

    Optional<String> source(ProgramReference reference) {
        return reference.archived()
                ? jdbc.sql("select source from archived_program where id = ?")
                        .param(reference.id())
                        .query(String.class)
                        .optional()
                : programs.findSource(reference.id());
    }
}
