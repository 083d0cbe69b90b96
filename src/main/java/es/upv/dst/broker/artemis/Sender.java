// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.connection.RemoteAddress;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** What the broker knows of the client that has sent a message: its IP address and its client id. */
final class Sender {

    private static final int MAX_LENGTH = 64;

    private Sender() {}

    /**
     * Returns the address, a space and the client id, at most 64 characters of printable ASCII. The client id is
     * URL-encoded, as all client ids are that Artemis knows.
     */
    static String of(RemotingConnection connection) {
        var clientId = connection.getClientID();
        var text = (address(connection) + " " + (clientId == null ? "" : clientId)).strip();
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }

    /** Removes the scope of an IPv6 address, which is a name of this machine's interface. */
    private static String address(RemotingConnection connection) {
        return connection.getTransportConnection() instanceof NettyConnection client
                ? RemoteAddress.of(client.getChannel()).getHostAddress().replaceFirst("%.*", "")
                : "";
    }
}
