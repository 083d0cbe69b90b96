// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.web.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the submissions, one for each message received. */
@Repository
class SubmissionTable {

    private static final String MATCHING = """
             from submission
            where (:verdict = '' or verdict = :verdict)
              and (:q = ''
                or lower(code) = :q
                or lower(dni) = :q
                or position(:q in lower(name)) > 0
                or position(:q in lower(email)) > 0)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Listing<SubmissionRow> list;

    SubmissionTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
        this.list = new Listing<>(client, MATCHING, SubmissionTable::row);
    }

    void insert(List<Judgement> judgements) {
        jdbc.batchUpdate(
                """
                insert into submission (received_at, verdict, code, name, email, sent, dni, answered_in_ms)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                judgements.stream()
                        .map(SubmissionRow::of)
                        .map(row -> new Object[] {
                            row.receivedAt().atOffset(UTC),
                            row.verdict().name(),
                            row.code(),
                            row.name(),
                            row.email(),
                            row.sent(),
                            row.dni(),
                            row.answeredInMs()
                        })
                        .toList());
    }

    SubmissionCounts counts() {
        return client.sql("""
                        select count(*) as total, count(case when verdict = 'ACCEPTED' then 1 end) as accepted
                          from submission
                        """)
                .query((row, number) -> {
                    var total = row.getLong("total");
                    var accepted = row.getLong("accepted");
                    return new SubmissionCounts(total, accepted, total - accepted);
                })
                .single();
    }

    /** The accepted ones, oldest first. */
    List<Solution> accepted() {
        return client.sql("""
                        select code, name, email from submission where verdict = 'ACCEPTED' order by id
                        """)
                .query((row, number) ->
                        new Solution(row.getString("code"), row.getString("name"), row.getString("email")))
                .list();
    }

    Listing<SubmissionRow> list() {
        return list;
    }

    private static SubmissionRow row(ResultSet row, int number) throws SQLException {
        return new SubmissionRow(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("dni"),
                row.getObject("answered_in_ms", Long.class),
                row.getString("sent"));
    }

    /**
     * Which submissions are asked for.
     *
     * @param verdict exactly this one, or any if empty
     * @param q exactly this code or DNI, or a part of the name or the address in lower case; any if empty
     */
    record Filter(String verdict, String q) {}
}
