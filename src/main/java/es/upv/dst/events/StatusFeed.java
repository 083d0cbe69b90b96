// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import es.upv.dst.storage.WorkerThread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Passes the status of the lab to all streams each second, if it has changed. It has a thread of its own, because the
 * status also tells that the tables cannot be read, for which the feed of events waits.
 */
@Component
class StatusFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StatusFeed.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final EventFormatter formatter;
    private final LabState state;
    private final OpenStreams streams;
    private final WorkerThread thread = new WorkerThread("status-feed");
    private final Object wakeUp = new Object();
    private Optional<StreamItem> last = Optional.empty();
    private volatile boolean stopping;

    StatusFeed(EventFormatter formatter, LabState state, OpenStreams streams) {
        this.formatter = formatter;
        this.state = state;
        this.streams = streams;
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
            if (!streams.isEmpty()) {
                pass();
            }
            synchronized (wakeUp) {
                if (!stopping) {
                    wakeUp.wait(INTERVAL.toMillis());
                }
            }
        }
    }

    private void pass() {
        try {
            var status = state.readLatest().map(latest -> formatter.format("status", latest));
            if (!status.equals(last)) {
                status.map(List::of).ifPresent(streams::pass);
            }
            last = status;
        } catch (RuntimeException e) {
            log.warn("The status cannot be read: {}", e.toString());
        }
    }
}
