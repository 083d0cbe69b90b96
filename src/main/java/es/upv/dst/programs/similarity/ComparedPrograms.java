// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.originality.ComparedProgram;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The programs that can be compared: those that have a student and a source, and those of past courses. Of each
 * student, only the current one is compared.
 */
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

    /** Returns a program that has a student and a source, or one of a past course. */
    public Optional<PairSide> side(ProgramReference reference) {
        return reference.archived()
                ? jdbc.sql("select course from archived_program where id = ?")
                        .param(reference.id())
                        .query(String.class)
                        .optional()
                        .map(course -> new PairSide(reference, null, null, course))
                : programs.find(reference.id())
                        .filter(program -> program.state() == ProgramState.RECEIVED)
                        .map(this::side);
    }

    /** Returns what identifies each program, to find out by {@link #changedSince} what has changed since now. */
    Set<Identity> identities() {
        var identities = new HashSet<Identity>();
        identities.addAll(jdbc.sql("select id, dni, received_at from program where state = 'received'")
                .query((row, number) -> new Identity(
                        ProgramReference.of(row.getLong("id")),
                        row.getString("dni"),
                        row.getObject("received_at", OffsetDateTime.class)
                                .toInstant()
                                .toString()))
                .list());
        identities.addAll(jdbc.sql("select id, course, label from archived_program")
                .query((row, number) -> new Identity(
                        new ProgramReference(true, row.getLong("id")), row.getString("course"), row.getString("label")))
                .list());
        return identities;
    }

    /** Returns the programs that are new since then, removed, or assigned to another student. */
    Set<ProgramReference> changedSince(Set<Identity> earlier) {
        var now = identities();
        return Stream.concat(
                        earlier.stream().filter(identity -> !now.contains(identity)),
                        now.stream().filter(identity -> !earlier.contains(identity)))
                .map(Identity::program)
                .collect(toSet());
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

    Optional<String> source(ProgramReference reference) {
        return reference.archived()
                ? jdbc.sql("select source from archived_program where id = ?")
                        .param(reference.id())
                        .query(String.class)
                        .optional()
                : programs.findSource(reference.id());
    }

    /**
     * Distinguishes a program from another one that gets its number later, by an import.
     *
     * @param owner the student, or the past course
     * @param detail when the program was received, or its label in the past course
     */
    record Identity(ProgramReference program, String owner, String detail) {}
}
