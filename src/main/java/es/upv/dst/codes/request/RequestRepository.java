// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.CodeRequest;
import es.upv.dst.codes.HandledRequest;
import es.upv.dst.codes.Issuance;
import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.roster.rehearsal.RehearsalStudentsRemoved;
import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.counter.OutcomeCounter;
import es.upv.dst.storage.counter.OutcomeCounters;
import es.upv.dst.storage.deduplication.Delivery;
import es.upv.dst.storage.deduplication.DeliveryDeduplicator;
import es.upv.dst.text.SearchText;
import es.upv.dst.text.WhiteSpace;
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

/** The table {@code request}, one row for each message received, and the cached outcomes of the latest requests. */
@Repository
public class RequestRepository implements CachedState {

    private static final String MATCHING = """
             from request
            where (:outcome = '' or outcome = :outcome)
              and (:q = '' or lower(dni) = :q or code = :q)
            """;

    private final JdbcClient jdbc;
    private final SingleWriter writer;
    private final OutcomeCounter counter;
    private final PagedQuery<LoggedRequest> query;
    private final DeliveryDeduplicator<Issuance> deduplicator;

    RequestRepository(JdbcClient jdbc, SingleWriter writer, OutcomeCounters counters) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.counter = counters.create("request", "outcome", Outcome.ISSUED);
        this.query = new PagedQuery<>(jdbc, MATCHING, RequestRepository::loggedRequest);
        this.deduplicator = new DeliveryDeduplicator<>(jdbc, "request", RequestRepository::issuance);
    }

    @Override
    public void reload() {
        deduplicator.reload();
        counter.reload();
    }

    /** Returns the outcome of an earlier delivery of the same message, or empty if this is the first delivery. */
    public Optional<Issuance> findIssuance(CodeRequest request) {
        return deduplicator.find(request.delivery());
    }

    /** Caches an outcome in case the message is redelivered. Returns the argument. */
    public HandledRequest cache(HandledRequest handled) {
        deduplicator.add(handled.request().delivery(), handled.issuance());
        return handled;
    }

    /**
     * Counts these requests, and appends the rows of those that keep one to the current change. The request for which a
     * code was issued keeps its row.
     */
    public void append(List<HandledRequest> requests) {
        var rows = counter.count(
                requests,
                handled -> handled.issuance().outcome(),
                handled -> handled.issuance().code().map(Code::digits));
        writer.append("""
                insert into request (received_at, dni, outcome, code, delivery, sender) values (?, ?, ?, ?, ?, ?)
                """, rows.stream().map(RequestRepository::row).toList());
    }

    /**
     * Deletes the requests of the rehearsal's students and the counts of these requests. Keeps the requests that are
     * NOT_ENROLLED, because they arrived before these students were enrolled.
     */
    @EventListener(RehearsalStudentsRemoved.class)
    void deleteRehearsalRequests() {
        counter.deleteRows("outcome <> 'NOT_ENROLLED' and " + RehearsalStudentsRemoved.rowCondition("request"));
    }

    public RequestCounts counts() {
        var counts = counter.counts();
        return new RequestCounts(counts.total(), counts.accepted(), counts.refused());
    }

    public PagedQuery<LoggedRequest> query() {
        return query;
    }

    /** Returns at most {@code limit} requests with an id above {@code id}, in the order of their ids. */
    public List<LoggedRequest> findAfter(long id, int limit) {
        return jdbc.sql("select * from request where id > ? order by id fetch first ? rows only")
                .params(id, limit)
                .query(RequestRepository::loggedRequest)
                .list();
    }

    /** The highest id in the table; 0 if it is empty. */
    public long lastId() {
        return jdbc.sql("select coalesce(max(id), 0) from request")
                .query(Long.class)
                .single();
    }

    private static @Nullable Object[] row(HandledRequest handled) {
        var request = handled.request();
        return SingleWriter.row(
                request.receivedAt().atOffset(UTC),
                Excerpt.of(WhiteSpace.strip(request.dni())),
                handled.issuance().outcome().name(),
                handled.issuance().code().map(Code::digits).orElse(null),
                request.delivery().map(Delivery::id).orElse(null),
                request.sender().orElse(null));
    }

    private static Issuance issuance(ResultSet row, int number) throws SQLException {
        return new Issuance(
                Outcome.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("code")).map(Code::new));
    }

    private static LoggedRequest loggedRequest(ResultSet row, int number) throws SQLException {
        return new LoggedRequest(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("dni"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                row.getString("sender"));
    }

    /**
     * Selects requests.
     *
     * @param outcome the name of an outcome; empty to select every outcome
     * @param q an exact DNI or code, as {@link SearchText}; empty to select every DNI and code
     */
    public record RequestFilter(String outcome, String q) {

        /** @param q as it was typed */
        public static RequestFilter of(Optional<Outcome> outcome, String q) {
            return new RequestFilter(outcome.map(Outcome::name).orElse(""), SearchText.of(q));
        }
    }
}
