// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.roster.Dni;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What selects the rows of one student.
 *
 * @param submissions the numbers of the student's submissions
 * @param addresses the addresses that are of this student only, in lower case
 */
record StudentSelection(Dni dni, Set<Long> submissions, Set<String> addresses) {

    StudentSelection {
        submissions = Set.copyOf(submissions);
        addresses = Set.copyOf(addresses);
    }

    /** Returns the parameters of the conditions in {@link StudentTable}: one for any number of rows. */
    Map<String, Object> parameters() {
        return Map.of(
                "dni", dni.value(),
                "submissions", new SqlArrayValue("bigint", submissions.toArray()),
                "addresses", new SqlArrayValue("varchar", addresses.toArray()));
    }
}
