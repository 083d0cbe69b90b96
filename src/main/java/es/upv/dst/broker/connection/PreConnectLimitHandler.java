// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import static es.upv.dst.broker.protocol.ProtocolRules.MAX_PACKET_BYTES;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Limits the bytes and the time of a client until its CONNECT packet is accepted. Without these limits, a client could
 * send an HTTP request of up to 2 GB, for whose end Artemis would wait without a timeout.
 */
public final class PreConnectLimitHandler extends ChannelInboundHandlerAdapter {

    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /** Enough for a CONNECT of the maximum size, or for the HTTP headers of a WebSocket upgrade. */
    private static final int MAX_CONNECT_BYTES = MAX_PACKET_BYTES + 1024;

    private int bytes;

    PreConnectLimitHandler() {}

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        HalfOpenConnections.of(context.channel().parent()).remove(context.channel());
    }

    /** Removes the limits. Called when the CONNECT packet of the client is accepted. */
    public static void remove(ChannelPipeline pipeline) {
        if (pipeline.get(PreConnectLimitHandler.class) != null) {
            pipeline.remove(PreConnectLimitHandler.class);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        HalfOpenConnections.of(context.channel().parent()).closeExcess(context.channel());
        context.executor()
                .schedule(
                        () -> {
                            if (!context.isRemoved()) {
                                context.close();
                            }
                        },
                        CONNECT_TIMEOUT_SECONDS,
                        TimeUnit.SECONDS);
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        bytes += ((ByteBuf) message).readableBytes();
        if (bytes > MAX_CONNECT_BYTES) {
            ReferenceCountUtil.release(message);
            context.close();
            return;
        }
        context.fireChannelRead(message);
    }
}
