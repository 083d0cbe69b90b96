// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.PendingWriteQueue;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the CONNACK before all other packets, as MQTT requires. When a client resumes its session, Artemis sends the
 * CONNACK after its pending writes to the journal, but delivers the waiting messages at once.
 */
final class ConnackFirstHandler extends ChannelOutboundHandlerAdapter {

    private @Nullable PendingWriteQueue delayed;

    /** A DISCONNECT is not delayed, because the connection is closed as soon as it is sent. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        switch (((MqttMessage) message).fixedHeader().messageType()) {
            case CONNACK -> {
                context.write(message, promise);
                sendDelayed();
                context.pipeline().remove(this);
            }
            case DISCONNECT -> context.write(message, promise);
            default -> delay(context, message, promise);
        }
    }

    private void delay(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (delayed == null) {
            delayed = new PendingWriteQueue(context);
        }
        delayed.add(message, promise);
    }

    private void sendDelayed() {
        if (delayed != null) {
            delayed.removeAndWriteAll();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (delayed != null) {
            delayed.removeAndFailAll(new ClosedChannelException());
        }
    }
}
