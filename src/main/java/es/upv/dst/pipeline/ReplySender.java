// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.mqtt.BrokerConnections;
import es.upv.dst.mqtt.Reply;
import es.upv.dst.mqtt.UnconfirmedReplies;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.stereotype.Component;

/** Sends each reply to the channel {@code codes} or {@code verdicts}, in the order of the messages. */
@Component
class ReplySender {

    private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

    private final MessageChannel codes;
    private final MessageChannel verdicts;
    private final UnconfirmedReplies unconfirmed;
    private final BrokerConnections connections;

    ReplySender(
            @Qualifier(LabFlow.CODES) MessageChannel codes,
            @Qualifier(LabFlow.VERDICTS) MessageChannel verdicts,
            UnconfirmedReplies unconfirmed,
            BrokerConnections connections) {
        this.codes = codes;
        this.verdicts = verdicts;
        this.unconfirmed = unconfirmed;
        this.connections = connections;
    }

    /**
     * Sends the replies to a batch. A failure does not affect the stored change, because the broker delivers the
     * messages without an acknowledgement again.
     */
    void send(List<Reply> replies) {
        connections.cork();
        try {
            replies.forEach(this::send);
        } catch (RuntimeException e) {
            log.error(
                    "Some replies could not be sent; reconnecting, so that the broker delivers their messages again",
                    e);
            connections.abort();
        } finally {
            connections.uncork();
        }
    }

    /** Stops receiving messages, so that the received messages can be answered. */
    void drain() {
        connections.drain();
    }

    /** Whether some replies are unconfirmed and the broker may still confirm them, because the lab is connected. */
    boolean mayBeConfirmed() {
        return !unconfirmed.isEmpty() && connections.isOutboundUp();
    }

    private void send(Reply reply) {
        if (reply.payload().isEmpty()) {
            reply.message().acknowledge();
            return;
        }
        var channel = switch (reply.message().kind()) {
            case REQUEST -> codes;
            case SUBMISSION -> verdicts;
        };
        channel.send(new GenericMessage<>(reply));
    }
}
