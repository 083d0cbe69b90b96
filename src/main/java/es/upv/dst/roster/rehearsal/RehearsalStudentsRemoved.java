// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.rehearsal;

import es.upv.dst.roster.Dni;
import java.util.List;

/**
 * The synthetic students of a rehearsal are removed. This application event is published inside a change, to which each
 * feature appends the deletion of their rows. Cached state is reloaded after the change.
 */
public record RehearsalStudentsRemoved(List<Dni> dnis) {

    public RehearsalStudentsRemoved {
        dnis = List.copyOf(dnis);
    }

    /**
     * An SQL condition on the rows of a table whose {@code dni} is that of a removed student. It is true while the
     * event is handled. The condition uses {@code exists}, because with {@code in} H2 would read all students again for
     * each row.
     *
     * @param table a table with the column {@code dni}
     */
    public static String rowCondition(String table) {
        return "exists (select 1 from rehearsal_student removed where removed.leaving and removed.dni = %s.dni)"
                .formatted(table);
    }
}
