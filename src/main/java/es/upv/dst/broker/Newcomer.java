// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what a connection may take before it has logged in, in bytes and in time: Artemis would collect an HTTP
 * request of two gigabytes, and wait for ever for one that never ends.
 */
final class Newcomer extends ChannelInboundHandlerAdapter {

    private static final int SECONDS_TO_LOG_IN = 5;

    /** A CONNECT of the largest size, or the HTTP headers that ask for a WebSocket. */
    private static final int BYTES_TO_LOG_IN = Gate.LARGEST_PACKET + 1024;

    private int bytes;

    /** The client behind this pipeline has logged in. */
    static void leave(ChannelPipeline pipeline) {
        if (pipeline.get(Newcomer.class) != null) {
            pipeline.remove(Newcomer.class);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        context.executor()
                .schedule(
                        () -> {
                            if (!context.isRemoved()) {
                                context.close();
                            }
                        },
                        SECONDS_TO_LOG_IN,
                        TimeUnit.SECONDS);
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        bytes += ((ByteBuf) message).readableBytes();
        if (bytes > BYTES_TO_LOG_IN) {
            ReferenceCountUtil.release(message);
            context.close();
            return;
        }
        context.fireChannelRead(message);
    }
}
