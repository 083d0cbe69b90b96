// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.programs.cases.CaseRepository.CaseFilter;
import es.upv.dst.programs.cases.CaseRow.CaseCsvRow;
import es.upv.dst.programs.cases.CaseRow.CaseDetail;
import es.upv.dst.programs.similarity.ComparedPrograms;
import es.upv.dst.programs.similarity.PairSide;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases as the REST API and the dashboard show them, with the students of the programs. */
@Component
public class CaseViews {

    private final CaseRepository repository;
    private final ComparedPrograms programs;

    CaseViews(CaseRepository repository, ComparedPrograms programs) {
        this.repository = repository;
        this.programs = programs;
    }

    /** Returns one page of the cases in a state, oldest first; an empty state is any. */
    public Page<CaseRow> page(String state, Paging paging) {
        var page = repository.query().page(new CaseFilter(0, state), paging);
        return Page.of(rows(page.items()), paging, page.total());
    }

    /** Returns all cases in a state, oldest first; an empty state is any. */
    public List<CaseCsvRow> all(String state) {
        return rows(repository.query().all(new CaseFilter(0, state))).stream()
                .map(CaseRow::csv)
                .toList();
    }

    /** Returns the case about these two programs, given in any order. */
    public Optional<CaseRow> find(ProgramReference one, ProgramReference other) {
        return ofProgram(one).stream()
                .filter(found ->
                        found.first().id().equals(other) || found.second().id().equals(other))
                .findFirst();
    }

    /** Returns the cases about a program, oldest first. */
    public List<CaseRow> ofProgram(ProgramReference program) {
        return findAll().stream()
                .filter(found -> found.first().id().equals(program)
                        || found.second().id().equals(program))
                .toList();
    }

    /** Returns all cases, oldest first. */
    public List<CaseRow> findAll() {
        return rows(repository.query().all(new CaseFilter(0, "")));
    }

    /** Returns a case with its history. */
    public Optional<CaseDetail> find(long id) {
        return repository
                .find(id)
                .map(found -> new CaseDetail(rows(List.of(found)).getFirst(), repository.events(id)));
    }

    private List<CaseRow> rows(List<ProgramCase> cases) {
        var sides = programs.sides();
        return cases.stream()
                .map(found -> new CaseRow(
                        found.id(),
                        found.state(),
                        found.openedAt(),
                        PairSide.of(found.first(), sides),
                        PairSide.of(found.second(), sides)))
                .toList();
    }
}
