// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The IP address of a client. */
public final class RemoteAddress {

    private RemoteAddress() {}

    /** Returns the loopback address if the channel does not tell, because it was closed at once. */
    public static InetAddress of(Channel client) {
        return client.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** Whether the client is on this machine: it then has the address to which it connects. */
    public static boolean isLocal(Channel client) {
        return client.localAddress() instanceof InetSocketAddress local
                && of(client).equals(local.getAddress());
    }
}
