// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.CodeAnswer;
import es.upv.dst.codes.CodeRequest;
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

/** The table {@code request}, one row for each message received, and the cached answers to the latest requests. */
@Repository
public class RequestRepository implements CachedState {

    private static final String MATCHING = """
             from request
            where (:outcome = '' or outcome = :outcome)
              and (:q = '' or dni = :q or code = :q)
            """;

    private final SingleWriter writer;
    private final OutcomeCounter counter;
    private final PagedQuery<LoggedRequest> query;
    private final DeliveryDeduplicator<Issuance> answered;

    RequestRepository(JdbcClient jdbc, SingleWriter writer, OutcomeCounters counters) {
        this.writer = writer;
        this.counter = counters.of("request", "outcome", Outcome.ISSUED);
        this.query = new PagedQuery<>(jdbc, MATCHING, RequestRepository::logged);
        this.answered = new DeliveryDeduplicator<>(jdbc, "request", RequestRepository::issuance);
    }

    @Override
    public void reload() {
        answered.reload();
    }

    /** The answer to an earlier delivery of the same message, if there was one. */
    public Optional<Issuance> earlier(CodeRequest request) {
        return answered.find(request.delivery());
    }

    /** Caches an answer, in case the message is redelivered. */
    public CodeAnswer remember(CodeAnswer answer) {
        answered.add(answer.request().delivery(), answer.issuance());
        return answer;
    }

    /** Appends the rows of these answers to the current change. */
    public void append(List<CodeAnswer> answers) {
        writer.append("""
                insert into request (received_at, dni, outcome, code, delivery) values (?, ?, ?, ?, ?)
                """, answers.stream().map(RequestRepository::row).toList());
        counter.count(answers.stream().map(answer -> answer.issuance().outcome()));
    }

    /**
     * Deletes the rehearsal's requests and their counts. Requests from before its enrolment are NOT_ENROLLED and stay.
     */
    @EventListener(RehearsalStudentsRemoved.class)
    void forget() {
        counter.undo("outcome <> 'NOT_ENROLLED' and " + RehearsalStudentsRemoved.whereLeaving("request"));
    }

    public RequestCounts counts() {
        var counts = counter.counts();
        return new RequestCounts(counts.total(), counts.taken(), counts.refused());
    }

    PagedQuery<LoggedRequest> list() {
        return query;
    }

    private static @Nullable Object[] row(CodeAnswer answer) {
        var request = answer.request();
        return SingleWriter.row(
                request.receivedAt().atOffset(UTC),
                Excerpt.of(request.dni().strip()),
                answer.issuance().outcome().name(),
                answer.issuance().code().map(Code::digits).orElse(null),
                request.delivery().map(Delivery::id).orElse(null));
    }

    private static Issuance issuance(ResultSet row, int number) throws SQLException {
        return new Issuance(
                Outcome.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("code")).map(Code::new));
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
     * Selects requests.
     *
     * @param outcome the name of an outcome; any if empty
     * @param q an exact DNI or code; any if empty
     */
    record Filter(String outcome, String q) {}
}
