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
 * The results of the latest messages, by delivery id. A redelivered message gets its first result again and no second
 * row. So does a message whose change is retried because the connection to the database was lost during the commit.
 */
public final class DeliveryDeduplicator<T> {

    /**
     * The number of results that are kept, which is eight times the maximum number of unacknowledged messages. The
     * results include those of all unacknowledged messages, and of messages whose acknowledgement the broker may not
     * have received.
     */
    public static final int SIZE = 16_384;

    private final JdbcClient jdbc;
    private final String latest;
    private final RowMapper<T> resultMapper;
    private final SequencedMap<String, CachedResult<T>> results = new LinkedHashMap<>();

    /**
     * @param table has a row for each message, with an increasing {@code id}, {@code received_at}, and
     *     {@code delivery}, which is the delivery id or null
     * @param resultMapper reads the result of a message from its row
     */
    public DeliveryDeduplicator(JdbcClient jdbc, String table, RowMapper<T> resultMapper) {
        this.jdbc = jdbc;
        this.latest = """
                select * from %s where delivery is not null order by id desc fetch first %d rows only
                """.formatted(table, SIZE);
        this.resultMapper = resultMapper;
    }

    /** Returns the result of an earlier delivery of this message; empty if there was no earlier delivery. */
    public Optional<T> find(Optional<Delivery> delivery) {
        return delivery.flatMap(message -> Optional.ofNullable(results.get(message.id()))
                .filter(earlier -> message.isRedeliveryOf(earlier.delivery()))
                .map(CachedResult::result));
    }

    public void add(Optional<Delivery> delivery, T result) {
        delivery.ifPresent(message -> add(new CachedResult<>(message, result)));
    }

    /** Discards all results, and reads the latest results from the table. */
    public void reload() {
        results.clear();
        jdbc.sql(latest).query(this::cachedResult).list().reversed().forEach(this::add);
    }

    private void add(CachedResult<T> message) {
        results.putLast(message.delivery().id(), message);
        if (results.size() > SIZE) {
            results.pollFirstEntry();
        }
    }

    private CachedResult<T> cachedResult(ResultSet row, int number) throws SQLException {
        var receivedAt = row.getObject("received_at", OffsetDateTime.class).toInstant();
        return new CachedResult<>(
                new Delivery(row.getString("delivery"), false, receivedAt), resultMapper.mapRow(row, number));
    }

    private record CachedResult<T>(Delivery delivery, T result) {}
}
