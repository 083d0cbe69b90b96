// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.events.log.EventPosition;
import es.upv.dst.events.log.EventReader;
import es.upv.dst.time.MonotonicTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The stream of one reader: first the events that were stored before, then new ones from a bounded queue. A reader that
 * does not keep up is dropped. It can continue with a new stream at the position that it has reached.
 */
final class EventStream {

    /** Proxies and browsers close a silent connection after some 30 to 60 seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** How often the stream checks whether the session of its reader has ended. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Half a minute of events. */
    private static final int MAX_BATCHES = 60;

    private static final int EVENTS_PER_READ = 500;

    private final EventReader reader;
    private final EventFormatter formatter;
    private final Set<String> names;
    private final boolean masked;
    private final BlockingQueue<List<StreamItem>> queue = new ArrayBlockingQueue<>(MAX_BATCHES);
    private final InstantSource monotonic = new MonotonicTime();
    private EventPosition position;
    private Instant writtenAt = Instant.MIN;
    private volatile boolean closed;

    /**
     * @param names the names of the events to write; empty for all
     * @param masked whether to write four digits of each DNI
     */
    EventStream(
            EventReader reader, EventFormatter formatter, EventPosition position, Set<String> names, boolean masked) {
        this.reader = reader;
        this.formatter = formatter;
        this.position = position;
        this.names = Set.copyOf(names);
        this.masked = masked;
    }

    /** Adds new events. Returns whether the reader keeps up; if it does not, the stream is closed. */
    boolean offer(List<StreamItem> batch) {
        if (!queue.offer(batch)) {
            closed = true;
        }
        return !closed;
    }

    void close() {
        closed = true;
    }

    /**
     * Writes events until the stream is closed.
     *
     * @param authorized whether the reader is still logged in
     * @throws IOException if the reader has disconnected, or has read nothing until the timeout of the web server
     */
    void write(OutputStream out, BooleanSupplier authorized) throws IOException, InterruptedException {
        // At once, so that the reader knows that the stream is open.
        writeText(": dst-lab\nretry: 1000\n\n", out);
        writeStored(out);
        while (!closed && authorized.getAsBoolean()) {
            var batch = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (batch != null) {
                writeItems(batch, out);
            }
            // Also while there are only events that this reader has not selected.
            if (!monotonic.instant().isBefore(writtenAt.plus(HEARTBEAT))) {
                writeText(": heartbeat\n\n", out);
            }
        }
    }

    private void writeStored(OutputStream out) throws IOException {
        reader.awaitTablesUpToDate();
        for (var events = reader.readAfter(position, EVENTS_PER_READ);
                !events.isEmpty() && !closed;
                events = reader.readAfter(position, EVENTS_PER_READ)) {
            writeItems(formatter.format(events), out);
        }
    }

    /** Writes a batch at once. Omits the events that were written before, from the tables. */
    private void writeItems(List<StreamItem> items, OutputStream out) throws IOException {
        var text = new StringBuilder();
        for (var item : items) {
            if (item.event().filter(position::includes).isEmpty()) {
                position = item.event().map(position::after).orElse(position);
                if (names.isEmpty() || names.contains(item.name())) {
                    text.append(item.text(position, masked));
                }
            }
        }
        if (!text.isEmpty()) {
            writeText(text.toString(), out);
        }
    }

    private void writeText(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
        writtenAt = monotonic.instant();
    }
}
