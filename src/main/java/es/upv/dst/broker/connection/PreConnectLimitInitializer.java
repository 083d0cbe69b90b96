// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.LimitedLog;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import org.slf4j.LoggerFactory;

/**
 * Adds an {@link AcceptHandler} to the listening port, and a {@link PreConnectLimitHandler} and a
 * {@link FirstPacketHandler} to each connection. Netty finds this class by {@code META-INF/services}.
 */
public final class PreConnectLimitInitializer extends ChannelInitializerExtension {

    /**
     * How much of a connection is read at once. All packets in it are decoded, also when reading has been stopped, and
     * a packet of two bytes takes more than 60 in memory.
     */
    private static final int READ_BYTES = 512;

    private final LimitedLog refusals = new LimitedLog(LoggerFactory.getLogger(FirstPacketHandler.class));

    @Override
    public void postInitializeServerListenerChannel(ServerChannel channel) {
        channel.pipeline().addFirst(new AcceptHandler(HalfOpenConnections.of(channel), refusals));
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_BYTES));
        channel.pipeline().addFirst(new PreConnectLimitHandler(), new FirstPacketHandler(refusals));
    }
}
