// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.roster.Dni;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a student has asked lately, as the tables know it, which may be seconds behind. */
@Repository
public class LatestRequests {

    /** No index has the students' numbers, for it would have to be kept up to date while they wait. */
    private static final String AMONG_THE_LATEST = """
            select received_at, outcome
              from request
             where id > (select max(id) from request) - 20000
               and dni = :dni
             order by id desc
             fetch first 10 rows only
            """;

    private final JdbcClient jdbc;

    LatestRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest ten, newest first; of those that are among everybody's latest 20,000. */
    public List<Asked> of(Dni dni) {
        return jdbc.sql(AMONG_THE_LATEST)
                .param("dni", dni.value())
                .query((row, number) -> new Asked(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        Issuance.Outcome.valueOf(row.getString("outcome"))))
                .list();
    }
}
