// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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
    void floodThatIsFasterThanTheClosingOfConnections_isNotAccepted() {
        var connections = new HalfOpenConnections(20);
        var accepted = IntStream.range(0, MANY)
                .filter(_ -> connections.tryAdd(client("192.0.2.1")))
                .count();
        assertThat(accepted).isBetween(15L, 30L);
        assertThat(connections.tryAdd(client("192.0.2.2"))).isTrue();
    }

    @Test
    void closedConnection_makesPlaceForAnother() {
        var connections = new HalfOpenConnections(20);
        var first = client("192.0.2.1");
        connections.tryAdd(first);
        IntStream.range(0, MANY).forEach(_ -> connections.tryAdd(client("192.0.2.1")));
        assertThat(connections.tryAdd(client("192.0.2.1"))).isFalse();
        first.close().syncUninterruptibly();
        assertThat(connections.tryAdd(client("192.0.2.1"))).isTrue();
    }

    /** A channel that is not registered, as one that was accepted just now. */
    private static Channel client(String address) {
        return new EmbeddedChannel() {

            @Override
            public boolean isRegistered() {
                return false;
            }

            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(address, 1_234);
            }
        };
    }
}
