// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where students meet the lab's broker.
 *
 * @param host a name or an address; empty if it is the machine that they meet the lab itself at, by whatever name
 * @param encrypted whether it wants TLS
 * @param onlyHere whether nobody but this machine reaches it
 */
public record Meeting(String host, int port, boolean encrypted, boolean onlyHere) {

    /** On a broker that runs elsewhere, or on this machine, which then lets others in as well. */
    public static Meeting at(String url) {
        var uri = URI.create(url);
        var host = uri.getHost();
        var here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return new Meeting(here ? "" : host, uri.getPort(), "ssl".equals(uri.getScheme()), false);
    }

    /** On the lab's own broker. */
    static Meeting listening(String address, int port) throws UnknownHostException {
        var listening = InetAddress.getByName(address);
        var everywhere = listening.isAnyLocalAddress();
        var host = address.contains(":") ? "[" + address + "]" : address;
        return new Meeting(everywhere ? "" : host, port, false, listening.isLoopbackAddress());
    }
}
