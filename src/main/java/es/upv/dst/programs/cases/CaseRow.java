// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.similarity.PairSide;
import es.upv.dst.programs.similarity.ProgramReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case in the list of the REST API. */
public record CaseRow(long id, ProgramCaseState state, Instant openedAt, PairSide first, PairSide second) {

    /** Returns the row for CSV, in which each component is one cell. */
    CaseCsvRow csv() {
        return new CaseCsvRow(
                id,
                state,
                openedAt,
                first.id(),
                first.maskedDni(),
                first.name(),
                first.course(),
                second.id(),
                second.maskedDni(),
                second.name());
    }

    /** A case with its history, oldest event first. */
    public record CaseDetail(@JsonUnwrapped CaseRow row, List<CaseEvent> history) {}

    /** A case as a line of CSV, with four digits of each DNI. */
    public record CaseCsvRow(
            long id,
            ProgramCaseState state,
            Instant openedAt,
            ProgramReference first,
            @Nullable String firstDni,
            @Nullable String firstName,
            @Nullable String firstCourse,
            ProgramReference second,
            @Nullable String secondDni,
            @Nullable String secondName) {}
}
