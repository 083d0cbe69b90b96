// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.mqtt.InboundMessage;
import java.util.List;
import java.util.Map;
import org.springframework.integration.router.AbstractMappingMessageRouter;
import org.springframework.messaging.Message;

/** Routes a message to the channel of its kind. */
class MessageKindRouter extends AbstractMappingMessageRouter {

    /** @param channels the name of the channel for each kind */
    MessageKindRouter(Map<InboundMessage.MessageKind, String> channels) {
        channels.forEach((kind, channel) -> setChannelMapping(kind.name(), channel));
    }

    @Override
    protected List<Object> getChannelKeys(Message<?> message) {
        return List.of(((InboundMessage) message.getPayload()).kind().name());
    }
}
