// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The address at which students reach the lab's broker.
 *
 * @param host a name or an address; empty if the broker has the same host as the help page
 * @param port the TCP port
 * @param encrypted whether the broker requires TLS
 * @param loopbackOnly whether the broker listens on a loopback address only
 */
public record PublicBrokerEndpoint(String host, int port, boolean encrypted, boolean loopbackOnly) {

    /**
     * Returns the endpoint of an external broker. Assumes that a broker with a loopback URL also accepts connections
     * from other machines.
     */
    public static PublicBrokerEndpoint ofUrl(String url) {
        var uri = URI.create(url);
        var host = uri.getHost();
        var loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return new PublicBrokerEndpoint(loopback ? "" : host, uri.getPort(), "ssl".equals(uri.getScheme()), false);
    }

    /** Returns the endpoint of the embedded broker. */
    static PublicBrokerEndpoint ofEmbedded(String address, int port) throws UnknownHostException {
        var bindAddress = InetAddress.getByName(address);
        var wildcard = bindAddress.isAnyLocalAddress();
        var host = address.contains(":") ? "[" + address + "]" : address;
        return new PublicBrokerEndpoint(wildcard ? "" : host, port, false, bindAddress.isLoopbackAddress());
    }
}
