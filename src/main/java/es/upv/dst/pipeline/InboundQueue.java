// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.mqtt.InboundMessage;
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

/**
 * The messages that wait for the next batch, in the order of arrival. The {@link InboundAdapter} bounds their number.
 */
@Component
class InboundQueue implements MessageHandler {

    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final BlockingQueue<InboundMessage> messages = new LinkedBlockingQueue<>();

    @Override
    public void handleMessage(Message<?> message) {
        messages.add((InboundMessage) message.getPayload());
    }

    /**
     * Removes the next batch of at most {@code maxSize} messages. Waits up to 100 ms for the first message. The batch
     * is empty if no message arrives.
     */
    List<InboundMessage> takeBatch(int maxSize) throws InterruptedException {
        var batch = new ArrayList<InboundMessage>(maxSize);
        var first = messages.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            messages.drainTo(batch, maxSize - 1);
        }
        return batch;
    }

    /** The time of arrival of the oldest waiting message; empty if no message waits. */
    Optional<Instant> oldestReceivedAt() {
        return Optional.ofNullable(messages.peek()).map(InboundMessage::receivedAt);
    }

    /** Whether no message has been waiting for ten seconds or more. */
    boolean isKeepingUp(Instant now) {
        return oldestReceivedAt()
                .map(since -> since.plus(MAX_WAIT).isAfter(now))
                .orElse(true);
    }

    int size() {
        return messages.size();
    }
}
