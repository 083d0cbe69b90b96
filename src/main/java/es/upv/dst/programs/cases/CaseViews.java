// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.programs.cases.CaseRepository.CaseFilter;
import es.upv.dst.programs.cases.CaseRow.CaseCsvRow;
import es.upv.dst.programs.cases.CaseRow.CaseDetail;
import es.upv.dst.programs.similarity.ComparedPrograms;
import es.upv.dst.programs.similarity.PairSide;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases as the REST API returns them, with the students of the programs. */
@Component
class CaseViews {

    private final CaseRepository repository;
    private final ComparedPrograms programs;

    CaseViews(CaseRepository repository, ComparedPrograms programs) {
        this.repository = repository;
        this.programs = programs;
    }

    /** Returns one page of the cases in a state, oldest first; an empty state is any. */
    Page<CaseRow> page(String state, Paging paging) {
        var page = repository.query().page(new CaseFilter(0, state), paging);
        return Page.of(rows(page.items()), paging, page.total());
    }

    List<CaseCsvRow> all(String state) {
        return rows(repository.query().all(new CaseFilter(0, state))).stream()
                .map(CaseRow::csv)
                .toList();
    }

    Optional<CaseDetail> find(long id) {
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
