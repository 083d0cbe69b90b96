// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.ledger.Excerpt;
import es.upv.dst.web.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the requests, one for each message received. */
@Repository
class RequestLog {

    private static final String MATCHING = """
             from request
            where (:outcome = '' or outcome = :outcome)
              and (:q = '' or dni = :q or code = :q)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Listing<LoggedRequest> list;

    RequestLog(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
        this.list = new Listing<>(client, MATCHING, RequestLog::logged);
    }

    void append(List<CodeRequest> requests, List<Issuance> answers) {
        var rows = new ArrayList<Object[]>(requests.size());
        for (var i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var answer = answers.get(i);
            rows.add(new Object[] {
                request.receivedAt().atOffset(UTC),
                Excerpt.of(request.dni().strip()),
                answer.outcome().name(),
                answer.code().map(Code::digits).orElse(null)
            });
        }
        jdbc.batchUpdate("""
                insert into request (received_at, dni, outcome, code) values (?, ?, ?, ?)
                """, rows);
    }

    RequestCounts counts() {
        return client.sql("""
                        select count(*) as total, count(code) as issued from request
                        """)
                .query((row, number) -> {
                    var total = row.getLong("total");
                    var issued = row.getLong("issued");
                    return new RequestCounts(total, issued, total - issued);
                })
                .single();
    }

    Listing<LoggedRequest> list() {
        return list;
    }

    private static LoggedRequest logged(ResultSet row, int number) throws SQLException {
        return new LoggedRequest(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("dni"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("code"));
    }

    /**
     * Which requests are asked for.
     *
     * @param outcome exactly this one, or any if empty
     * @param q exactly this DNI or code, or any if empty
     */
    record Filter(String outcome, String q) {}
}
