// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.deduplication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The answers to the latest messages, by delivery id. A redelivered message gets its first answer again and no second
 * row. The same holds for a message whose change is retried because the connection was lost during the commit.
 */
public final class DeliveryDeduplicator<T> {

    /**
     * The number of answers that are kept: eight times the maximum number of unacknowledged messages. This covers every
     * unacknowledged message, and those whose acknowledgement the broker may not have received.
     */
    public static final int SIZE = 16_384;

    private final JdbcClient jdbc;
    private final String latest;
    private final RowMapper<T> answer;
    private final SequencedMap<String, Answered<T>> answers = new LinkedHashMap<>();

    /**
     * @param table has a row for each message, with an increasing {@code id}, {@code received_at}, and
     *     {@code delivery}, which is the delivery id or null
     * @param answer reads the answer to a message from its row
     */
    public DeliveryDeduplicator(JdbcClient jdbc, String table, RowMapper<T> answer) {
        this.jdbc = jdbc;
        this.latest = """
                select * from %s where delivery is not null order by id desc fetch first %d rows only
                """.formatted(table, SIZE);
        this.answer = answer;
    }

    /** The answer to an earlier delivery of this message; empty if there was none. */
    public Optional<T> find(Optional<Delivery> delivery) {
        return delivery.flatMap(message -> Optional.ofNullable(answers.get(message.id()))
                .filter(earlier -> message.isRepeatOf(earlier.delivery()))
                .map(Answered::answer));
    }

    public void add(Optional<Delivery> delivery, T answer) {
        delivery.ifPresent(message -> add(new Answered<>(message, answer)));
    }

    /** Discards all answers, and reads the latest ones from the table. */
    public void reload() {
        answers.clear();
        jdbc.sql(latest).query(this::answered).list().reversed().forEach(this::add);
    }

    private void add(Answered<T> message) {
        answers.putLast(message.delivery().id(), message);
        if (answers.size() > SIZE) {
            answers.pollFirstEntry();
        }
    }

    private Answered<T> answered(ResultSet row, int number) throws SQLException {
        var receivedAt = row.getObject("received_at", OffsetDateTime.class).toInstant();
        return new Answered<>(new Delivery(row.getString("delivery"), false, receivedAt), answer.mapRow(row, number));
    }

    private record Answered<T>(Delivery delivery, T answer) {}
}
