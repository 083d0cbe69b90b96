// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.ProgramRow.CsvRow;
import es.upv.dst.programs.evidence.ProgramAnalyzer;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.text.SearchText;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The programs as the REST API and the dashboard show them, with the students' names and the evidence. */
@Component
public class ProgramViews {

    private final ProgramAnalyzer analyzer;
    private final ProgramRepository repository;
    private final ObservedEvidence observed;
    private final Roster roster;

    ProgramViews(ProgramAnalyzer analyzer, ProgramRepository repository, ObservedEvidence observed, Roster roster) {
        this.analyzer = analyzer;
        this.repository = repository;
        this.observed = observed;
        this.roster = roster;
    }

    /** Returns one page of the programs that match, oldest first. */
    public Page<ProgramRow> page(ProgramQuery query, Paging paging) {
        var page = repository.query().page(filter(query), paging);
        return Page.of(page.items().stream().map(this::row).toList(), paging, page.total());
    }

    /** Returns all programs that match, oldest first. */
    public List<CsvRow> all(ProgramQuery query) {
        return repository.query().all(filter(query)).stream()
                .map(program -> row(program).csv())
                .toList();
    }

    /** Returns a program as it is in the list. */
    public ProgramRow row(Program program) {
        return ProgramRow.of(program, name(program), EvidenceRow.of(program));
    }

    /** Returns a program with its source, the evidence and the other programs of the student. */
    public ProgramDetail detail(Program program) {
        var source = repository.source(program.id());
        var evidence = EvidenceRow.of(program, source.map(analyzer::analyze), observed.of(program));
        var versions = program.dni().map(repository::findByStudent).orElseGet(List::of);
        return new ProgramDetail(
                ProgramRow.of(program, name(program), evidence),
                source.orElse(null),
                versions.stream().map(VersionRow::of).toList());
    }

    private @Nullable String name(Program program) {
        return program.dni().flatMap(roster::find).map(Student::name).orElse(null);
    }

    private ProgramRepository.ProgramFilter filter(ProgramQuery query) {
        var q = SearchText.of(query.q());
        return repository.filter(
                query.dni().map(Dni::value).orElse(""),
                query.state().map(ProgramState::toString).orElse(""),
                q,
                q.isEmpty() ? List.of() : named(q));
    }

    private List<Dni> named(String q) {
        return roster.all().stream()
                .filter(student -> SearchText.contains(student.name(), q))
                .map(Student::dni)
                .toList();
    }

    /** @param q a DNI, or a part of a name, of an address, of a subject or of a file name; empty for all programs */
    public record ProgramQuery(Optional<Dni> dni, Optional<ProgramState> state, String q) {}

    /**
     * A program with its source.
     *
     * @param source absent if the program could not be read
     * @param versions all programs of the student, also those that could not be read, oldest first
     */
    public record ProgramDetail(
            @JsonUnwrapped ProgramRow program, @Nullable String source, List<VersionRow> versions) {}

    /** One of the programs of a student. */
    public record VersionRow(
            long id,
            Instant receivedAt,
            @Nullable Integer version,
            boolean counts,
            boolean late,
            ProgramState state,
            ProgramDecision decision) {

        static VersionRow of(Program program) {
            return new VersionRow(
                    program.id(),
                    program.receivedAt(),
                    program.version().isPresent() ? program.version().getAsInt() : null,
                    program.counts(),
                    program.late(),
                    program.state(),
                    program.decision());
        }
    }
}
