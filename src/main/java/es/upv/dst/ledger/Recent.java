// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the latest messages, by what tells each of them apart from every other: a message that the broker
 * delivers again is answered as it was the first time.
 */
public final class Recent<T> {

    /** Four times as many as the broker may have under way to the teacher, and so deliver again. */
    private static final int SIZE = 2_048;

    private final JdbcClient jdbc;
    private final String latest;
    private final RowMapper<T> answer;
    private final SequencedMap<String, T> answers = new LinkedHashMap<>();

    /**
     * @param table has a row for each message: a growing {@code id}, and {@code delivery}, its name or nothing
     * @param answer reads from a row what became of its message
     * @param instance whose deliveries they are: what others have answered is delivered again to them
     */
    public Recent(JdbcClient jdbc, String table, RowMapper<T> answer, Instance instance) {
        this.jdbc = jdbc;
        this.latest = """
                select * from %s where delivery like '%s' order by id desc fetch first %d rows only
                """.formatted(table, instance.own("%"), SIZE);
        this.answer = answer;
    }

    /** What became of this message when it was delivered before. */
    public Optional<T> find(Optional<Delivery> delivery) {
        return delivery.filter(Delivery::mayRepeat)
                .flatMap(message -> Optional.ofNullable(answers.get(message.name())));
    }

    public void add(Optional<Delivery> delivery, T answer) {
        delivery.map(Delivery::name).ifPresent(name -> add(name, answer));
    }

    private void add(String name, T answer) {
        answers.putLast(name, answer);
        if (answers.size() > SIZE) {
            answers.pollFirstEntry();
        }
    }

    /** Forgets everything but what the table says. */
    public void recall() {
        answers.clear();
        jdbc.sql(latest)
                .query((row, number) -> Map.entry(row.getString("delivery"), answer.mapRow(row, number)))
                .list()
                .reversed()
                .forEach(message -> add(message.getKey(), message.getValue()));
    }
}
