// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * What has arrived and waits for the teacher. Bounded: when it is full the connection is read no further, the broker
 * keeps what follows, and memory stays as it is.
 */
@Component
class Inbox {

    private static final int CAPACITY = 4_096;
    private static final int BATCH = 256;

    private final BlockingQueue<Arrival> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Probes probes;
    private volatile boolean open = true;

    Inbox(Probes probes) {
        this.probes = probes;
    }

    /**
     * Waits for room, unless it is a probe, which is done with once it is here. Once the inbox is closed the message is left alone, and since nobody acknowledges it, the broker
     * delivers it again.
     */
    void put(Arrival arrival) {
        if (probes.recognise(arrival)) {
            arrival.acknowledge();
            return;
        }
        try {
            var taken = false;
            while (open && !taken) {
                taken = waiting.offer(arrival, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that is there, up to a batch; waits a moment for the first, so there may be nothing. */
    List<Arrival> next() throws InterruptedException {
        var batch = new ArrayList<Arrival>(BATCH);
        var first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, BATCH - 1);
        }
        return batch;
    }

    /** Since when the one that has waited longest does. */
    Optional<Instant> waitingSince() {
        return Optional.ofNullable(waiting.peek()).map(Arrival::receivedAt);
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    void open() {
        open = true;
    }

    void close() {
        open = false;
    }

    /** Whether it takes messages or still holds some. */
    boolean isLive() {
        return open || !waiting.isEmpty();
    }
}
