// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.LimitedLog;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts each connection before it gets a thread, because a flood opens connections faster than threads start. */
final class AcceptHandler extends ChannelInboundHandlerAdapter {

    private final HalfOpenConnections halfOpen;
    private final ConnectionRate rate = new ConnectionRate();

    private final LimitedLog refusals;

    AcceptHandler(HalfOpenConnections halfOpen, LimitedLog refusals) {
        this.halfOpen = halfOpen;
        this.refusals = refusals;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel client) {
            if (!rate.tryOpen(client)) {
                refuse(client);
                return;
            }
            halfOpen.add(client);
        }
        context.fireChannelRead(message);
    }

    /** Closes it without a CONNACK, because an answer would need a thread. */
    private void refuse(Channel client) {
        refusals.info("The embedded broker refused a client at %s: its network opens more than %d connections a second"
                .formatted(RemoteAddress.of(client).getHostAddress(), ConnectionRate.PER_SECOND));
        client.unsafe().closeForcibly();
    }
}
