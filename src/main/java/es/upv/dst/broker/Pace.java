// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Reads from a client no faster than Artemis works for it. By itself Artemis queues in memory whatever is sent, and one
 * client that floods at QoS 0 ends the process; so after each stretch it is asked whether it has come so far, and until
 * it has answered, nothing more is read.
 */
final class Pace extends ChannelDuplexHandler {

    static final int STRETCH = 256;

    /** The last that a client numbers a packet by; if it does, its release is told apart by the order of the answers. */
    private static final int NUMBER = 65_535;

    private enum Asker {
        CLIENT,
        PACE
    }

    private final Queue<Asker> askers = new ArrayDeque<>();
    private int published;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (is(MqttMessageType.PUBREL, message)) {
            askers.add(Asker.CLIENT);
        }
        context.fireChannelRead(message);
        if (message instanceof MqttPublishMessage && ++published == STRETCH) {
            published = 0;
            context.channel().config().setAutoRead(false);
            askers.add(Asker.PACE);
            context.fireChannelRead(question());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!is(MqttMessageType.PUBCOMP, message) || askers.poll() != Asker.PACE) {
            context.write(message, promise);
            return;
        }
        promise.setSuccess();
        if (!askers.contains(Asker.PACE)) {
            context.channel().config().setAutoRead(true);
        }
    }

    /** The release of a packet that never was: Artemis takes it in turn, has nothing to do, and says that it is done. */
    private static MqttMessage question() {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                new MqttPubReplyMessageVariableHeader(
                        NUMBER, MqttPubReplyMessageVariableHeader.REASON_CODE_OK, MqttProperties.NO_PROPERTIES));
    }

    private static boolean is(MqttMessageType type, Object message) {
        return message instanceof MqttMessage packet
                && packet.fixedHeader().messageType() == type
                && packet.variableHeader() instanceof MqttMessageIdVariableHeader id
                && id.messageId() == NUMBER;
    }
}
