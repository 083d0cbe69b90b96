// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.AttributeKey;
import java.util.EnumSet;
import java.util.Set;

/** Stops reading from a client while there is a reason. Used in the event loop of the client's channel only. */
public final class ReadGate {

    /** Why the broker does not read from a client. */
    public enum Reason {
        /** The CONNECT packet has no answer yet, and no other packet may be answered before it. */
        CONNECT,
        BACKPRESSURE,
        /** The client does not read what the broker has sent. */
        UNREAD_ANSWERS,
        THROTTLE,
        TAKE_OVER
    }

    private static final AttributeKey<ReadGate> KEY = AttributeKey.valueOf(ReadGate.class, "gate");

    private final Channel channel;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    private ReadGate(Channel channel) {
        this.channel = channel;
    }

    public static ReadGate of(Channel channel) {
        channel.attr(KEY).setIfAbsent(new ReadGate(channel));
        return channel.attr(KEY).get();
    }

    public void hold(Reason reason) {
        reasons.add(reason);
        channel.config().setAutoRead(false);
    }

    public void release(Reason reason) {
        reasons.remove(reason);
        if (reasons.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    /**
     * Sends a PINGREQ to Artemis on behalf of the client, because the client's PINGREQs are not read now. Artemis sends
     * a PINGRESP to the client, so the keep-alive of neither side expires, and a lost connection is detected. Sends no
     * PINGREQ while the channel is not writable, so a client that does not read may time out.
     */
    public static void sendPing(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            context.fireChannelRead(new MqttMessage(
                    new MqttFixedHeader(MqttMessageType.PINGREQ, false, MqttQoS.AT_MOST_ONCE, false, 0)));
        }
    }
}
