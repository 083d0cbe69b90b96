// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The answers to the latest messages, by their deliveries: a message that is delivered again gets the answer that it got
 * before, and no second row. So does a message whose change may have been committed although the database never said so.
 */
public final class DeliveryDeduplicator<T> {

    /**
     * Eight times as many as the lab has in hand at most. So every message that is not acknowledged is remembered, and those
     * of which the broker may not have received the acknowledgement.
     */
    public static final int SIZE = 16_384;

    private final JdbcClient jdbc;
    private final String latest;
    private final RowMapper<T> answer;
    private final SequencedMap<String, Answered<T>> answers = new LinkedHashMap<>();

    /**
     * @param table has a row for each message: a growing {@code id}, {@code received_at}, and {@code delivery}, its id or null
     * @param answer reads from a row the answer to its message
     */
    public DeliveryDeduplicator(JdbcClient jdbc, String table, RowMapper<T> answer) {
        this.jdbc = jdbc;
        this.latest = """
                select * from %s where delivery is not null order by id desc fetch first %d rows only
                """.formatted(table, SIZE);
        this.answer = answer;
    }

    /** The answer that this message got before, if it was delivered before. */
    public Optional<T> find(Optional<Delivery> delivery) {
        return delivery.flatMap(message -> Optional.ofNullable(answers.get(message.id()))
                .filter(earlier -> message.isRepeatOf(earlier.delivery()))
                .map(Answered::answer));
    }

    public void add(Optional<Delivery> delivery, T answer) {
        delivery.ifPresent(message -> add(new Answered<>(message, answer)));
    }

    /** Forgets everything, and reads the table. */
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
