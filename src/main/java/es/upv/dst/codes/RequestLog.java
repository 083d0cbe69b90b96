// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.ledger.Delivery;
import es.upv.dst.ledger.DeliveryDeduplicator;
import es.upv.dst.ledger.Excerpt;
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

/** The rows of the requests, one for each message received, and how the latest were answered. */
@Repository
class RequestLog implements Remembered {

    private static final String MATCHING = """
             from request
            where (:outcome = '' or outcome = :outcome)
              and (:q = '' or dni = :q or code = :q)
            """;

    private final Ledger ledger;
    private final Tally tally;
    private final Listing<LoggedRequest> list;
    private final DeliveryDeduplicator<Issuance> answered;

    RequestLog(JdbcClient jdbc, Ledger ledger, Tallies tallies) {
        this.ledger = ledger;
        this.tally = tallies.of("request", "outcome", Outcome.ISSUED);
        this.list = new Listing<>(jdbc, MATCHING, RequestLog::logged);
        this.answered = new DeliveryDeduplicator<>(jdbc, "request", RequestLog::issuance);
    }

    @Override
    public void recall() {
        answered.reload();
    }

    /** The answer that this very message got when it was delivered before. */
    Optional<Issuance> earlier(CodeRequest request) {
        return answered.find(request.delivery());
    }

    /** Keeps an answer in memory, for the case that the message is delivered again. */
    CodeAnswer remember(CodeAnswer answer) {
        answered.add(answer.request().delivery(), answer.issuance());
        return answer;
    }

    void append(List<CodeAnswer> answers) {
        ledger.enter("""
                insert into request (received_at, dni, outcome, code, delivery) values (?, ?, ?, ?, ?)
                """, answers.stream().map(RequestLog::row).toList());
        tally.count(answers.stream().map(answer -> answer.issuance().outcome()));
    }

    /** Nothing tells that they were there. What had been sent under their numbers before was not theirs. */
    @EventListener(Dismissed.class)
    void forget() {
        tally.undo("outcome <> 'NOT_ENROLLED' and " + Dismissed.theirs("request"));
    }

    RequestCounts counts() {
        var counts = tally.counts();
        return new RequestCounts(counts.total(), counts.taken(), counts.refused());
    }

    Listing<LoggedRequest> list() {
        return list;
    }

    private static @Nullable Object[] row(CodeAnswer answer) {
        var request = answer.request();
        return Ledger.row(
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
     * Which requests are asked for.
     *
     * @param outcome exactly this one, or any if empty
     * @param q exactly this DNI or code, or any if empty
     */
    record Filter(String outcome, String q) {}
}
