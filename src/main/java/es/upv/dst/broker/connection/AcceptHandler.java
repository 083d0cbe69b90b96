// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Closes a connection at once if its network, or all networks together, have far too many half-open ones. A flood
 * opens connections faster than the threads of the connections close the oldest ones, so each connection has to be
 * counted before it gets a thread.
 */
final class AcceptHandler extends ChannelInboundHandlerAdapter {

    private final HalfOpenConnections halfOpen;

    AcceptHandler(HalfOpenConnections halfOpen) {
        this.halfOpen = halfOpen;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel client && !halfOpen.tryAdd(client)) {
            client.unsafe().closeForcibly();
        } else {
            context.fireChannelRead(message);
        }
    }
}
