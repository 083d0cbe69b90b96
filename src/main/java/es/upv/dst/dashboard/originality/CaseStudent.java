// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.events.StudentKeys;
import es.upv.dst.programs.cases.CaseRow;
import es.upv.dst.programs.similarity.PairSide;
import es.upv.dst.roster.Dni;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A student of a case, who can get a mail from the professor.
 *
 * @param label the name, or four digits of the DNI if the student is not on the roster any more
 */
record CaseStudent(String key, String label, Dni dni) {

    static List<CaseStudent> of(CaseRow row, StudentKeys keys) {
        return Stream.of(row.first(), row.second())
                .flatMap(side -> Stream.ofNullable(side.dni()).map(dni -> of(side, dni, keys)))
                .toList();
    }

    private static CaseStudent of(PairSide side, Dni dni, StudentKeys keys) {
        return new CaseStudent(keys.of(dni), Objects.requireNonNullElse(side.name(), dni.masked()), dni);
    }
}
