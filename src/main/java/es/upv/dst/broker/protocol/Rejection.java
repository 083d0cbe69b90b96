// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Optional;

/**
 * The end of a connection.
 *
 * @param packet the last packet; empty if the version of MQTT has none
 * @param reason the reason for the log, which MQTT 5 has in the packet too
 */
public record Rejection(Optional<MqttMessage> packet, String reason) {

    public void sendAndClose(ChannelHandlerContext context) {
        packet.ifPresentOrElse(
                message -> context.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE), context::close);
    }
}
