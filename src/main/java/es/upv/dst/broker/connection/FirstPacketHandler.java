// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.LimitedLog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Refuses a client whose first packet is neither a CONNECT of MQTT nor an HTTP request for a WebSocket. Artemis would
 * wait for more of it without an answer. A CONNECT with another name of the protocol is answered as one of an unknown
 * version.
 */
final class FirstPacketHandler extends ByteToMessageDecoder {

    private static final int CONNECT = 0x10;
    private static final int HTTP_GET = 'G';
    private static final int RECOGNIZED_BYTES = 8;
    private static final int MAX_LENGTH_BYTES = 4;
    private static final Set<String> PROTOCOLS = Set.of("MQTT", "MQIsdp");
    private static final int MAX_NAME_LENGTH = 6;
    private static final byte[] UNKNOWN_VERSION = {0x20, 2, 0, 1};

    private final LimitedLog refusals;
    private boolean refused;

    FirstPacketHandler(LimitedLog refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int type = in.getUnsignedByte(in.readerIndex());
        if (refused) {
            in.skipBytes(in.readableBytes());
        } else if (type == HTTP_GET) {
            passHttp(context, in);
        } else if (type != CONNECT) {
            refuse(context, in, "its first byte is 0x%02x, so it speaks neither MQTT nor WebSocket".formatted(type));
            context.close();
        } else {
            checkName(context, in, in.readerIndex() + 1 + lengthBytes(in));
        }
    }

    /** Passes the bytes in which Artemis recognizes HTTP, and the rest when it has added its handlers for it. */
    private void passHttp(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < RECOGNIZED_BYTES) {
            return;
        }
        context.fireChannelRead(in.readRetainedSlice(RECOGNIZED_BYTES));
        if (WebSocketUpgradeHandler.addTo(context.pipeline(), refusals)) {
            context.pipeline().remove(this);
        } else {
            refuse(context, in, "it speaks neither MQTT nor WebSocket");
            context.close();
        }
    }

    /** Returns the number of bytes of the remaining length, or so many that the packet cannot be complete. */
    private static int lengthBytes(ByteBuf in) {
        int first = in.readerIndex() + 1;
        int last = in.forEachByte(first, in.readableBytes() - 1, value -> value < 0);
        return last < 0 ? in.readableBytes() : last - first + 1;
    }

    private void checkName(ChannelHandlerContext context, ByteBuf in, int start) {
        if (start - in.readerIndex() - 1 > MAX_LENGTH_BYTES) {
            refuse(context, in, "its first packet is malformed");
            context.close();
        } else if (in.writerIndex() >= start + Short.BYTES) {
            int length = in.getUnsignedShort(start);
            int available = in.writerIndex() - start - Short.BYTES;
            if (length > MAX_NAME_LENGTH || available >= length) {
                var name = in.toString(
                        start + Short.BYTES, Math.min(length, Math.min(available, 20)), StandardCharsets.UTF_8);
                checkName(context, in, name);
            }
        }
    }

    private void checkName(ChannelHandlerContext context, ByteBuf in, String name) {
        if (PROTOCOLS.contains(name)) {
            context.pipeline().remove(this);
            return;
        }
        refuse(context, in, "the name of its protocol is \"%s\" instead of MQTT".formatted(name));
        context.writeAndFlush(Unpooled.wrappedBuffer(UNKNOWN_VERSION)).addListener(ChannelFutureListener.CLOSE);
    }

    private void refuse(ChannelHandlerContext context, ByteBuf in, String reason) {
        refused = true;
        in.skipBytes(in.readableBytes());
        log(refusals, context, reason);
    }

    static void log(LimitedLog refusals, ChannelHandlerContext context, String reason) {
        refusals.info("The embedded broker refused a client at %s: %s"
                .formatted(RemoteAddress.of(context.channel()).getHostAddress(), reason));
    }
}
