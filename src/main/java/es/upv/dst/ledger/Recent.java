// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.HashMap;
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

    /** All that a session has numbers for: one that instances take from each other can have more under way. */
    private static final int SIZE_OF_SEVERAL = 65_535;

    private final JdbcClient jdbc;
    private final Instance instance;
    private final String latest;
    private final RowMapper<T> answer;
    private final int size;
    private final Map<Instance, SequencedMap<String, T>> answers = new HashMap<>();

    /**
     * @param table has a row for each message: a growing {@code id}, and {@code delivery}, its name or nothing
     * @param answer reads from a row what became of its message
     */
    public Recent(JdbcClient jdbc, String table, RowMapper<T> answer, Instance instance) {
        this.jdbc = jdbc;
        this.instance = instance;
        this.size = instance.isOneOfSeveral() ? SIZE_OF_SEVERAL : SIZE;
        this.latest = """
                select * from %s where delivery like ? order by id desc fetch first %d rows only
                """.formatted(table, size);
        this.answer = answer;
    }

    /** What became of this message when it was delivered before. */
    public Optional<T> find(Optional<Delivery> delivery) {
        return delivery.filter(Delivery::mayRepeat)
                .flatMap(message -> Optional.ofNullable(to(message.to()).get(message.name())));
    }

    public void add(Optional<Delivery> delivery, T answer) {
        delivery.ifPresent(message -> add(to(message.to()), message.name(), answer));
    }

    /** Forgets everything but what the table says. */
    public void recall() {
        answers.clear();
        to(instance);
    }

    /** What another instance was answered is read when this one begins to hear in its place. */
    private SequencedMap<String, T> to(Instance one) {
        return answers.computeIfAbsent(one, this::read);
    }

    private SequencedMap<String, T> read(Instance one) {
        var read = new LinkedHashMap<String, T>();
        jdbc.sql(latest)
                .param(one.own("%"))
                .query((row, number) -> Map.entry(row.getString("delivery"), answer.mapRow(row, number)))
                .list()
                .reversed()
                .forEach(message -> add(read, message.getKey(), message.getValue()));
        return read;
    }

    private void add(SequencedMap<String, T> answers, String name, T answer) {
        answers.putLast(name, answer);
        if (answers.size() > size) {
            answers.pollFirstEntry();
        }
    }
}
