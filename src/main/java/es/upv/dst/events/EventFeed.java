// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import es.upv.dst.events.log.EventPosition;
import es.upv.dst.events.log.EventReader;
import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.WorkerThread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads new events from the tables as long as there are streams, and passes them to all streams. */
@Component
class EventFeed implements SmartLifecycle, CachedState {

    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int EVENTS_PER_READ = 500;

    /** Of each kind, while messages arrive: 200 a second. More events would slow down the answers to students. */
    private static final int EVENTS_PER_READ_WHILE_BUSY = 100;

    private final EventReader reader;
    private final EventFormatter formatter;
    private final OpenStreams streams;
    private final SingleWriter writer;
    private final WorkerThread thread = new WorkerThread("event-feed");
    private final Object wakeUp = new Object();
    private final AtomicBoolean replaced = new AtomicBoolean();
    private Optional<EventPosition> position = Optional.empty();
    private boolean failing;
    private volatile boolean stopping;

    EventFeed(EventReader reader, EventFormatter formatter, OpenStreams streams, SingleWriter writer) {
        this.reader = reader;
        this.formatter = formatter;
        this.streams = streams;
        this.writer = writer;
    }

    /** Passes all events to this stream that are stored from now on. The stream itself reads the earlier ones. */
    void add(EventStream stream) {
        synchronized (wakeUp) {
            position = position.or(() -> Optional.of(reader.end()));
            streams.add(stream);
            wakeUp.notifyAll();
        }
    }

    void remove(EventStream stream) {
        streams.remove(stream);
    }

    @Override
    public void reload() {
        replaced.set(true);
    }

    @Override
    public void start() {
        stopping = false;
        thread.start(this::run);
    }

    @Override
    public void stop() {
        synchronized (wakeUp) {
            stopping = true;
            wakeUp.notifyAll();
        }
        streams.closeAll();
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Stops before the web server, which waits for the streams. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private void run() throws InterruptedException {
        while (!stopping) {
            awaitStream();
            if (!stopping) {
                poll();
            }
            synchronized (wakeUp) {
                if (!stopping) {
                    wakeUp.wait(POLL_INTERVAL.toMillis());
                }
            }
        }
    }

    private void awaitStream() throws InterruptedException {
        synchronized (wakeUp) {
            while (streams.isEmpty() && !stopping) {
                // The next stream reads from the tables what is stored until then.
                position = Optional.empty();
                wakeUp.wait();
            }
        }
    }

    private void poll() {
        try {
            if (replaced.getAndSet(false)) {
                endStreamsBeyondTables();
            }
            streams.pass(readEvents());
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("The tables cannot be read; the streams of events wait until they can: {}", e.toString());
            }
            failing = true;
        }
    }

    /**
     * Closes the streams if rows were removed at the end of the tables, such as by a reset of the course, because new
     * rows may have the same numbers. Their readers connect again, and continue at the new end.
     */
    private void endStreamsBeyondTables() {
        var end = reader.end();
        if (!position().atMost(end).equals(position())) {
            move(end);
            streams.closeAll();
        }
    }

    private List<StreamItem> readEvents() {
        reader.awaitTablesUpToDate();
        var to = position();
        var events = reader.readAfter(to, writer.isIdle() ? EVENTS_PER_READ : EVENTS_PER_READ_WHILE_BUSY);
        var items = formatter.format(events);
        for (var event : events) {
            to = to.after(event);
        }
        move(to);
        return items;
    }

    private void move(EventPosition to) {
        synchronized (wakeUp) {
            position = Optional.of(to);
        }
    }

    private EventPosition position() {
        synchronized (wakeUp) {
            return position.orElseThrow();
        }
    }
}
