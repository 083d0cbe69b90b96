// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.roster.rehearsal.RehearsalStudentsRemoved;
import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.counter.OutcomeCounter;
import es.upv.dst.storage.counter.OutcomeCounters;
import es.upv.dst.storage.deduplication.Delivery;
import es.upv.dst.storage.deduplication.DeliveryDeduplicator;
import es.upv.dst.text.SearchText;
import es.upv.dst.web.PagedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code submission}, one row for each message received, and the cached verdicts on the latest submissions.
 */
@Repository
public class SubmissionRepository implements CachedState {

    private static final String MATCHING = """
             from submission
            where (:verdict = '' or verdict = :verdict)
              and (:q = ''
                or lower(code) = :q
                or lower(dni) = :q
                or %s)
            """.formatted(SearchText.sql("name", "email"));

    private final JdbcClient jdbc;
    private final SingleWriter writer;
    private final OutcomeCounter counter;
    private final PagedQuery<SubmissionRow> query;
    private final DeliveryDeduplicator<Verdict> deduplicator;

    SubmissionRepository(JdbcClient jdbc, SingleWriter writer, OutcomeCounters counters) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.counter = counters.create("submission", "verdict", Verdict.ACCEPTED, Verdict.REHEARSED);
        this.query = new PagedQuery<>(jdbc, MATCHING, SubmissionRepository::row);
        this.deduplicator = new DeliveryDeduplicator<>(jdbc, "submission", (row, number) -> verdict(row));
    }

    @Override
    public void reload() {
        deduplicator.reload();
        counter.reload();
    }

    /** Returns the verdict on an earlier delivery of the same message, or empty if this is the first delivery. */
    Optional<Verdict> findVerdict(Submission submission) {
        return deduplicator.find(submission.delivery());
    }

    /** Caches a verdict in case the message is redelivered. */
    void cache(Judgement judgement) {
        deduplicator.add(judgement.submission().delivery(), judgement.verdict());
    }

    /**
     * Counts these verdicts, and appends the rows of the submissions that keep one to the current change.
     */
    void insert(List<Judgement> judgements) {
        var rows = counter.count(
                judgements,
                Judgement::verdict,
                judgement -> judgement.solution().map(Solution::code));
        writer.append("""
                insert into submission
                    (received_at, verdict, code, name, email, sent, dni, answered_in_ms, delivery, sender)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows.stream().map(SubmissionRepository::row).toList());
    }

    /** Deletes the submissions of a rehearsal and the counts of these submissions. */
    @EventListener(RehearsalStudentsRemoved.class)
    void deleteRehearsalSubmissions() {
        counter.deleteRows(RehearsalStudentsRemoved.rowCondition("submission"));
    }

    SubmissionCounts counts() {
        var counts = counter.counts();
        return new SubmissionCounts(counts.total(), counts.accepted(), counts.refused());
    }

    /** Returns the accepted submissions as text: {@code code;name;email}, one a line, oldest first. */
    public String acceptedSolutionsAsText() {
        var lines = jdbc.sql("select code, name, email from submission where verdict = 'ACCEPTED' order by id")
                .query((row, number) -> solution(row) + "\n")
                .list();
        return String.join("", lines);
    }

    /** Returns the submissions that redeemed a code, including those of a rehearsal. */
    List<Solution> redeemingSolutions() {
        return jdbc.sql("select code, name, email from submission where verdict in ('ACCEPTED', 'REHEARSED')")
                .query((row, number) -> solution(row))
                .list();
    }

    /** Returns at most {@code limit} submissions with an id above {@code id}, in the order of their ids. */
    public List<SubmissionRow> findAfter(long id, int limit) {
        return jdbc.sql("select * from submission where id > ? order by id fetch first ? rows only")
                .params(id, limit)
                .query((row, number) -> row(row, number))
                .list();
    }

    /** The highest id in the table; 0 if it is empty. */
    public long lastId() {
        return jdbc.sql("select coalesce(max(id), 0) from submission")
                .query(Long.class)
                .single();
    }

    private static Solution solution(ResultSet row) throws SQLException {
        return new Solution(row.getString("code"), row.getString("name"), row.getString("email"));
    }

    public PagedQuery<SubmissionRow> query() {
        return query;
    }

    private static @Nullable Object[] row(Judgement judgement) {
        var row = SubmissionRow.of(judgement);
        return SingleWriter.row(
                row.receivedAt().atOffset(UTC),
                row.verdict().name(),
                row.code(),
                row.name(),
                row.email(),
                row.sent(),
                row.dni(),
                row.answeredInMs(),
                judgement.submission().delivery().map(Delivery::id).orElse(null),
                row.sender());
    }

    static SubmissionRow row(ResultSet row, int number) throws SQLException {
        return new SubmissionRow(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                verdict(row),
                row.getString("dni"),
                row.getObject("answered_in_ms", Long.class),
                row.getString("sent"),
                row.getString("sender"));
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        return Verdict.valueOf(row.getString("verdict"));
    }

    /**
     * Selects submissions.
     *
     * @param verdict the name of a verdict; empty to select every verdict
     * @param q an exact code or DNI, or a part of the name or the e-mail address, as {@link SearchText}; empty for all
     */
    public record SubmissionFilter(String verdict, String q) {

        /** @param q as it was typed */
        public static SubmissionFilter of(Optional<Verdict> verdict, String q) {
            return new SubmissionFilter(verdict.map(Verdict::name).orElse(""), SearchText.of(q));
        }
    }
}
