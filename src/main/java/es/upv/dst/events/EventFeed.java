// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import es.upv.dst.storage.WorkerThread;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads new events from the tables as long as there are streams, and passes them to all streams. */
@Component
class EventFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int POLLS_PER_STATUS = 2;
    private static final int EVENTS_PER_READ = 500;

    private final EventReader reader;
    private final EventFormatter formatter;
    private final LabState state;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Counter dropped;
    private final WorkerThread thread = new WorkerThread("event-feed");
    private final Object wakeUp = new Object();
    private Optional<EventPosition> position = Optional.empty();
    private Optional<StreamItem> lastStatus = Optional.empty();
    private int polls;
    private boolean failing;
    private volatile boolean stopping;

    EventFeed(EventReader reader, EventFormatter formatter, LabState state, MeterRegistry meters) {
        this.reader = reader;
        this.formatter = formatter;
        this.state = state;
        Gauge.builder("dst.events.readers", streams, Set::size)
                .description("Number of open streams of events")
                .register(meters);
        this.dropped = Counter.builder("dst.events.dropped")
                .description("Number of streams that were closed because their reader did not keep up")
                .register(meters);
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

    int streams() {
        return streams.size();
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
        streams.forEach(EventStream::close);
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
                lastStatus = Optional.empty();
                wakeUp.wait();
            }
        }
    }

    private void poll() {
        try {
            var batch = new ArrayList<StreamItem>(readEvents());
            status().ifPresent(batch::add);
            if (!batch.isEmpty()) {
                pass(List.copyOf(batch));
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("The tables cannot be read; the streams of events wait until they can: {}", e.toString());
            }
            failing = true;
        }
    }

    private List<StreamItem> readEvents() {
        var to = position();
        var events = reader.readAfter(to, EVENTS_PER_READ);
        var items = formatter.format(events);
        for (var event : events) {
            to = to.after(event);
        }
        synchronized (wakeUp) {
            position = Optional.of(to);
        }
        return items;
    }

    private EventPosition position() {
        synchronized (wakeUp) {
            return position.orElseThrow();
        }
    }

    /** The status every second, if it has changed. */
    private Optional<StreamItem> status() {
        if (++polls % POLLS_PER_STATUS != 0) {
            return Optional.empty();
        }
        var status = Optional.of(formatter.format("status", state.read()));
        var changed = !status.equals(lastStatus);
        lastStatus = status;
        return changed ? status : Optional.empty();
    }

    private void pass(List<StreamItem> batch) {
        for (var stream : streams) {
            if (!stream.offer(batch)) {
                streams.remove(stream);
                dropped.increment();
                log.warn("A reader of events did not keep up; its stream was closed");
            }
        }
    }
}
