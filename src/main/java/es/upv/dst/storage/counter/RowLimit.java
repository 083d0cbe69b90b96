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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides which messages keep a row, because one client can send any number of them. All messages are counted.
 *
 * <ul>
 *   <li>Of the messages that were answered with the same code, the first {@value #REPEATED} keep a row, and then those
 *       whose number is a power of two, which show that the messages go on.
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

    /**
     * After all codes, also in the collations of PostgreSQL, in which a colon is before the digits. Without an end, H2
     * would read the rows without a code too, which are after the others in its index.
     */
    private static final String LAST_CODE = "99999";

    private final JdbcClient jdbc;
    private final String selectCounts;
    private final Set<String> notRefused;
    private final Map<String, Integer> messages = new HashMap<>();

    private final Bucket refusedRows = Bucket.builder()
            .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
            .withCustomTimePrecision(TimeMeter.SYSTEM_NANOTIME)
            .build();

    /**
     * @param column the column that contains the outcome of a message
     * @param notRefused the outcomes of messages that were not refused
     */
    RowLimit(JdbcClient jdbc, String table, String column, Set<String> notRefused) {
        this.jdbc = jdbc;
        this.notRefused = notRefused;
        this.selectCounts = """
                select code, count(*) as messages from %s
                 where %s in ('%s') and code between '0' and '%s'
                 group by code having count(*) > 1
                """.formatted(table, column, String.join("', '", notRefused), LAST_CODE);
    }

    /** Counts the rows of each code again. */
    void reload() {
        messages.clear();
        jdbc.sql(selectCounts).query(row -> {
            messages.put(row.getString("code"), row.getInt("messages"));
        });
    }

    /** Counts a message, and returns whether it keeps a row. */
    boolean keepsRow(String outcome, Optional<String> code) {
        return notRefused.contains(outcome)
                ? code.map(this::isFirstOrPowerOfTwo).orElse(true)
                : refusedRows.tryConsume(1);
    }

    private boolean isFirstOrPowerOfTwo(String code) {
        int number = messages.merge(code, 1, Integer::sum);
        return number <= REPEATED || Integer.bitCount(number) == 1;
    }
}
