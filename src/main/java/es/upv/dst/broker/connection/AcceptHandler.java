// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.Network;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts each connection before it gets a thread, because a flood opens connections faster than threads start. */
final class AcceptHandler extends ChannelInboundHandlerAdapter {

    private final HalfOpenConnections halfOpen;
    private final ConnectionRate rate = new ConnectionRate();

    AcceptHandler(HalfOpenConnections halfOpen) {
        this.halfOpen = halfOpen;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel client) {
            if (!rate.tryOpen(Network.of(RemoteAddress.of(client)))) {
                client.unsafe().closeForcibly();
                return;
            }
            halfOpen.add(client);
        }
        context.fireChannelRead(message);
    }
}
