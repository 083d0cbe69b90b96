// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

import es.upv.dst.codes.Issuance;
import es.upv.dst.roster.Dni;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads a student's latest requests from the table {@code request}. With the embedded database the table may be seconds
 * behind the write-ahead log.
 */
@Repository
public class LatestRequestsRepository {

    /**
     * Scans the latest rows. Does not use an index on {@code dni}, because an index would slow down each answer to a
     * student.
     */
    private static final String SELECT_LATEST = """
            select received_at, outcome
              from request
             where id > (select max(id) from request) - 20000
               and dni = :dni
             order by id desc
             fetch first 10 rows only
            """;

    private final JdbcClient jdbc;

    LatestRequestsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns at most ten requests of the student, newest first, from the latest 20,000 requests of all students. */
    public List<RequestSummary> findLatest(Dni dni) {
        return jdbc.sql(SELECT_LATEST)
                .param("dni", dni.value())
                .query((row, number) -> new RequestSummary(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        Issuance.Outcome.valueOf(row.getString("outcome"))))
                .list();
    }
}
