// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides which messages keep a row, because one client can send any number of them. All messages are counted.
 *
 * <ul>
 *   <li>Of the messages with the same code and the same outcome, the first {@value #REPEATED} keep a row, and then
 *       those whose number is a power of two, which show that the messages go on.
 *   <li>Of the refused messages, {@value #BURST} keep a row at once, and then {@value #PER_SECOND} a second.
 * </ul>
 *
 * <p>A row takes most of the time of such a message, and a row that is deleted later takes twice that time. Without the
 * limit, a client that floods an external broker would delay the messages of all others, because such a broker takes
 * messages faster than the lab stores rows.
 */
public final class RowLimit {

    static final int REPEATED = 20;

    /** Ten mistakes of each of a thousand students. */
    static final int BURST = 10_000;

    static final int PER_SECOND = 100;

    private final JdbcClient jdbc;
    private final String selectCounts;
    private final Set<String> repeated;
    private final Set<String> notRefused;
    private final Map<Key, Integer> messages = new HashMap<>();

    private final Bucket refusedRows = Bucket.builder()
            .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
            .withCustomTimePrecision(TimeMeter.SYSTEM_NANOTIME)
            .build();

    /**
     * @param column the column that contains the outcome of a message
     * @param repeated the outcomes of the messages that are limited by their code
     * @param notRefused the outcomes of messages that were not refused
     */
    RowLimit(JdbcClient jdbc, String table, String column, Set<? extends Enum<?>> repeated, Set<String> notRefused) {
        this.jdbc = jdbc;
        this.repeated = repeated.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
        this.notRefused = notRefused;
        this.selectCounts = """
                select %2$s as outcome, code, count(*) as messages from %1$s
                 where %2$s in ('%3$s') and code >= '0'
                 group by %2$s, code having count(*) > 1
                """.formatted(table, column, String.join("', '", this.repeated));
    }

    /** Counts the rows of each code again. */
    void reload() {
        messages.clear();
        jdbc.sql(selectCounts).query(row -> {
            messages.put(new Key(row.getString("outcome"), row.getString("code")), row.getInt("messages"));
        });
    }

    /** Counts a message, and returns whether it keeps a row. */
    boolean keepsRow(String outcome, Optional<String> code) {
        return code.filter(any -> repeated.contains(outcome))
                        .map(repeatedCode -> isFirstOrPowerOfTwo(new Key(outcome, repeatedCode)))
                        .orElse(true)
                && (notRefused.contains(outcome) || refusedRows.tryConsume(1));
    }

    private boolean isFirstOrPowerOfTwo(Key key) {
        int number = messages.merge(key, 1, Integer::sum);
        return number <= REPEATED || Integer.bitCount(number) == 1;
    }

    private record Key(String outcome, String code) {}
}
