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

    /** In SQL, as long as the event lasts: the rows whose column {@code dni} is one of theirs. */
    public static final String THEIRS = "dni in (select dni from rehearsal_student where leaving)";

    public Dismissed {
        dnis = List.copyOf(dnis);
    }
}
