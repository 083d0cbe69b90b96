// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.List;

/**
 * A rehearsal is over, and these students leave. Published as an application event, inside a change of the ledger: each
 * feature enters that the rows they left go, so that nothing tells that they were there. What is remembered is read again
 * after it.
 */
public record Dismissed(List<Dni> dnis) {

    public Dismissed {
        dnis = List.copyOf(dnis);
    }

    /**
     * A condition that holds, as long as the event lasts, of the rows of a table whose column {@code dni} is one of theirs.
     * With {@code in}, H2 would read all of them again for each row.
     */
    public static String theirs(String table) {
        return "exists (select 1 from rehearsal_student leaver where leaver.leaving and leaver.dni = %s.dni)"
                .formatted(table);
    }
}
