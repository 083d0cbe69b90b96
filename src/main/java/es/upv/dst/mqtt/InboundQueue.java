// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import org.springframework.stereotype.Component;

/** The messages that wait for the next batch, in the order of their arrival. The {@link InboundAdapter} bounds how many. */
@Component
class InboundQueue implements MessageHandler {

    private static final int BATCH = 256;
    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    private final BlockingQueue<InboundMessage> waiting = new LinkedBlockingQueue<>();

    @Override
    public void handleMessage(Message<?> message) {
        waiting.add((InboundMessage) message.getPayload());
    }

    /** All that is there, up to a batch; waits a moment for the first, so there may be nothing. */
    List<InboundMessage> next() throws InterruptedException {
        var batch = new ArrayList<InboundMessage>(BATCH);
        var first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, BATCH - 1);
        }
        return batch;
    }

    /** Since when the one that has waited longest does. */
    Optional<Instant> waitingSince() {
        return Optional.ofNullable(waiting.peek()).map(InboundMessage::receivedAt);
    }

    /** Whether none has been waiting for long. */
    boolean isKeepingUp(Instant now) {
        return waitingSince().map(since -> since.plus(TOO_LONG).isAfter(now)).orElse(true);
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }
}
