// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.stereotype.Component;

/** Hands the replies to a batch on to the channels {@code codes} and {@code verdicts}, in the order of the messages. */
@Component
class ReplySender {

    private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

    private final MessageChannel codes;
    private final MessageChannel verdicts;
    private final UnconfirmedAnswers unconfirmed;
    private final BrokerConnections connections;

    ReplySender(
            @Qualifier(LabFlow.CODES) MessageChannel codes,
            @Qualifier(LabFlow.VERDICTS) MessageChannel verdicts,
            UnconfirmedAnswers unconfirmed,
            BrokerConnections connections) {
        this.codes = codes;
        this.verdicts = verdicts;
        this.unconfirmed = unconfirmed;
        this.connections = connections;
    }

    /** What is kept stays so, whatever happens here: the broker delivers again what was not acknowledged. */
    void send(List<Reply> replies) {
        connections.cork();
        try {
            replies.forEach(this::send);
        } catch (RuntimeException e) {
            log.error(
                    "Some answers could not be sent; connecting again, so that the broker delivers their messages again",
                    e);
            connections.abort();
        } finally {
            connections.uncork();
        }
    }

    /** Takes in no more messages, so that what is in hand comes to an end. */
    void drain() {
        connections.drain();
    }

    /** Whether answers are on their way, as far as there is a broker. */
    boolean areUnconfirmed() {
        return !unconfirmed.isEmpty() && connections.isOutboundUp();
    }

    private void send(Reply reply) {
        if (reply.payload().isEmpty()) {
            reply.to().acknowledge();
            return;
        }
        var channel = switch (reply.to().kind()) {
            case REQUEST -> codes;
            case SUBMISSION -> verdicts;
        };
        channel.send(new GenericMessage<>(reply));
    }
}
