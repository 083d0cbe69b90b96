// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketFrameDecoderTest {

    private static final String PING = "c000";

    private final EmbeddedChannel channel = new EmbeddedChannel(new PacketFrameDecoder());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void packets_arePassedOneByOne() {
        assertThat(read(PING + "30020061" + PING)).containsExactly(PING, "30020061", PING);
    }

    @Test
    void packetInSingleBytes_isPassedWhenItIsComplete() {
        var packet = "308001" + "00".repeat(128);
        for (int index = 0; index < packet.length() - 2; index += 2) {
            assertThat(read(packet.substring(index, index + 2))).isEmpty();
        }
        assertThat(read("00")).containsExactly(packet);
    }

    /** Netty's decoder refuses it before its body. */
    @Test
    void packetAboveTheMaximum_isPassedAtOnce() {
        assertThat(read("30ffffff7f")).containsExactly("30ffffff7f");
    }

    @Test
    void malformedLength_isPassedAtOnce() {
        assertThat(read("30ffffffff")).containsExactly("30ffffffff");
    }

    private List<String> read(String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex)));
        var packets = new ArrayList<String>();
        for (ByteBuf packet = channel.readInbound(); packet != null; packet = channel.readInbound()) {
            packets.add(ByteBufUtil.hexDump(packet));
            packet.release();
        }
        return packets;
    }
}
