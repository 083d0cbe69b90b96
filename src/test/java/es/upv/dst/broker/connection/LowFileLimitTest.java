// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the limits of connections of a process that may open few files. */
class LowFileLimitTest {

    private static final int FILES = 500;
    private static final int MANY = 5_000;

    @Test
    void allConnectionsTogether_leaveFilesForTheRest() {
        var halfOpen = OpenFileLimit.halfOpenConnections(MANY, FILES);
        var total = OpenFileLimit.connections(MANY, FILES) + halfOpen + halfOpen / OpenFileLimit.CLOSING_DIVISOR;
        assertThat(total).isBetween(200, FILES - 250);
    }

    @Test
    void oneNetwork_leavesConnectionsForOthers() {
        var limit = new ConnectionLimit(MANY, 200);
        IntStream.range(0, MANY).forEach(_ -> limit.tryAdd(client("192.0.2.1"), false));
        assertThat(limit.tryAdd(client("192.0.2.1"), false)).isFalse();
        assertThat(limit.tryAdd(client("192.0.2.2"), false)).isTrue();
    }

    @Test
    void floodThatIsFasterThanTheClosingOfConnections_isNotAccepted_untilSomeAreClosed() {
        var server = new EmbeddedChannel();
        var connections = new HalfOpenConnections(server, 20);
        var clients = IntStream.range(0, 30).mapToObj(_ -> client("192.0.2.1")).toList();
        clients.subList(0, 29).forEach(connections::add);
        assertThat(server.config().isAutoRead()).isTrue();
        connections.add(clients.getLast());
        assertThat(server.config().isAutoRead()).isFalse();
        clients.getFirst().close().syncUninterruptibly();
        assertThat(server.config().isAutoRead()).isTrue();
    }

    @Test
    void eachConnectionWithAThread_closesTheOldestOfItsNetwork_ifThereAreTooMany() {
        var connections = new HalfOpenConnections(new EmbeddedChannel(), 20);
        var clients = IntStream.range(0, 18).mapToObj(_ -> client("192.0.2.1")).toList();
        clients.forEach(connections::add);
        clients.forEach(connections::closeExcess);
        assertThat(clients).filteredOn(Channel::isOpen).containsExactlyElementsOf(clients.subList(3, 18));
    }

    @Test
    void connectionThatIsBeingClosed_isNotClosedAgain_inPlaceOfAnother() {
        var connections = new HalfOpenConnections(new EmbeddedChannel(), 20);
        var asked = new ArrayList<Channel>();
        var clients = IntStream.range(0, 18)
                .mapToObj(_ -> client("192.0.2.1", new ChannelOutboundHandlerAdapter() {
                    @Override
                    public void close(ChannelHandlerContext context, ChannelPromise promise) {
                        asked.add(context.channel());
                    }
                }))
                .toList();
        clients.forEach(connections::add);
        clients.forEach(connections::closeExcess);
        assertThat(asked).containsExactlyElementsOf(clients.subList(0, 3));
    }

    private static Channel client(String address, ChannelHandler... handlers) {
        return new EmbeddedChannel(handlers) {

            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(address, 1_234);
            }
        };
    }
}
