// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import static es.upv.dst.broker.protocol.ProtocolRules.MAX_PACKET_BYTES;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Collects the bytes of an MQTT packet until it is complete. Netty's decoder would decode all filters and properties of
 * an incomplete packet again after each read. Passes on at once what that decoder refuses before it is complete.
 */
public final class PacketFrameDecoder extends ByteToMessageDecoder {

    private static final int MAX_LENGTH_BYTES = 4;
    private static final int VALUE_BITS = 7;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = 0;
        for (int position = 1; position <= MAX_LENGTH_BYTES; position++) {
            if (in.readableBytes() <= position) {
                return;
            }
            byte next = in.getByte(in.readerIndex() + position);
            length |= (next & 0x7f) << VALUE_BITS * (position - 1);
            if (next >= 0) {
                passPacket(in, 1 + position, length, out);
                return;
            }
        }
        out.add(in.readRetainedSlice(in.readableBytes()));
    }

    private static void passPacket(ByteBuf in, int headerBytes, int length, List<Object> out) {
        if (length > MAX_PACKET_BYTES) {
            out.add(in.readRetainedSlice(in.readableBytes()));
        } else if (in.readableBytes() >= headerBytes + length) {
            out.add(in.readRetainedSlice(headerBytes + length));
        }
    }
}
