// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.mqtt.InboundMessage;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import org.springframework.stereotype.Component;

/**
 * The messages that wait for the next batch, in the order of arrival. The {@link InboundAdapter} bounds their number.
 */
@Component
class InboundQueue implements MessageHandler {

    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final InstantSource monotonic = new MonotonicTime();

    private final BlockingQueue<Waiting> messages = new LinkedBlockingQueue<>();

    @Override
    public void handleMessage(Message<?> message) {
        messages.add(new Waiting((InboundMessage) message.getPayload(), monotonic.instant()));
    }

    /**
     * Removes the next batch of at most {@code maxSize} messages. Waits up to 100 ms for the first message. The batch
     * is empty if no message arrives.
     */
    List<InboundMessage> takeBatch(int maxSize) throws InterruptedException {
        var batch = new ArrayList<Waiting>(maxSize);
        var first = messages.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            messages.drainTo(batch, maxSize - 1);
        }
        return batch.stream().map(Waiting::message).toList();
    }

    /** How long the oldest message has been waiting; zero if no message waits. */
    Duration longestWait() {
        return Optional.ofNullable(messages.peek())
                .map(oldest -> Duration.between(oldest.since(), monotonic.instant()))
                .orElse(Duration.ZERO);
    }

    /** Whether no message has been waiting for ten seconds or more. */
    boolean isKeepingUp() {
        return longestWait().compareTo(MAX_WAIT) < 0;
    }

    int size() {
        return messages.size();
    }

    /** @param since by the monotonic time, because the clock of the machine may be set meanwhile */
    private record Waiting(InboundMessage message, Instant since) {}
}
