// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.ledger.Delivery;
import es.upv.dst.ledger.DeliveryDeduplicator;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.ledger.Remembered;
import es.upv.dst.ledger.Tallies;
import es.upv.dst.ledger.Tally;
import es.upv.dst.roster.Dismissed;
import es.upv.dst.web.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the submissions, one for each message received, and the verdicts on the latest. */
@Repository
class SubmissionTable implements Remembered {

    private static final String MATCHING = """
             from submission
            where (:verdict = '' or verdict = :verdict)
              and (:q = ''
                or lower(code) = :q
                or lower(dni) = :q
                or position(:q in lower(name)) > 0
                or position(:q in lower(email)) > 0)
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Tally tally;
    private final Listing<SubmissionRow> list;
    private final DeliveryDeduplicator<Verdict> judged;

    SubmissionTable(JdbcClient jdbc, Ledger ledger, Tallies tallies) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.tally = tallies.of("submission", "verdict", Verdict.ACCEPTED, Verdict.REHEARSED);
        this.list = new Listing<>(jdbc, MATCHING, SubmissionTable::row);
        this.judged = new DeliveryDeduplicator<>(jdbc, "submission", (row, number) -> verdict(row));
    }

    @Override
    public void recall() {
        judged.reload();
    }

    /** The verdict that this very message got when it was delivered before. */
    Optional<Verdict> earlier(Submission submission) {
        return judged.find(submission.delivery());
    }

    /** Keeps a verdict in memory, for the case that the message is delivered again. */
    void remember(Judgement judgement) {
        judged.add(judgement.submission().delivery(), judgement.verdict());
    }

    void insert(List<Judgement> judgements) {
        ledger.enter("""
                insert into submission
                    (received_at, verdict, code, name, email, sent, dni, answered_in_ms, delivery)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, judgements.stream().map(SubmissionTable::row).toList());
        tally.count(judgements.stream().map(Judgement::verdict));
    }

    /** Nothing tells that they were there. */
    @EventListener(Dismissed.class)
    void forget() {
        tally.undo(Dismissed.theirs("submission"));
    }

    SubmissionCounts counts() {
        var counts = tally.counts();
        return new SubmissionCounts(counts.total(), counts.taken(), counts.refused());
    }

    /** The accepted ones, oldest first. */
    List<Solution> accepted() {
        return jdbc.sql("select code, name, email from submission where verdict = 'ACCEPTED' order by id")
                .query((row, number) -> solution(row))
                .list();
    }

    /** Those that used a code up: the accepted ones, and their like of a rehearsal. */
    List<Solution> redeeming() {
        return jdbc.sql("select code, name, email from submission where verdict in ('ACCEPTED', 'REHEARSED')")
                .query((row, number) -> solution(row))
                .list();
    }

    private static Solution solution(ResultSet row) throws SQLException {
        return new Solution(row.getString("code"), row.getString("name"), row.getString("email"));
    }

    Listing<SubmissionRow> list() {
        return list;
    }

    private static @Nullable Object[] row(Judgement judgement) {
        var row = SubmissionRow.of(judgement);
        return Ledger.row(
                row.receivedAt().atOffset(UTC),
                row.verdict().name(),
                row.code(),
                row.name(),
                row.email(),
                row.sent(),
                row.dni(),
                row.answeredInMs(),
                judgement.submission().delivery().map(Delivery::id).orElse(null));
    }

    private static SubmissionRow row(ResultSet row, int number) throws SQLException {
        return new SubmissionRow(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                verdict(row),
                row.getString("dni"),
                row.getObject("answered_in_ms", Long.class),
                row.getString("sent"));
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        return Verdict.valueOf(row.getString("verdict"));
    }

    /**
     * Which submissions are asked for.
     *
     * @param verdict exactly this one, or any if empty
     * @param q exactly this code or DNI, or a part of the name or the address in lower case; any if empty
     */
    record Filter(String verdict, String q) {}
}
