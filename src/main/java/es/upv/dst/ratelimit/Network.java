// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The network of a caller: an IPv4 address, or the first 64 bits of an IPv6 address, because one IPv6 host can use
 * every address of its /64 network.
 */
public record Network(String name) {

    private static final int IPV6_PREFIX_BYTES = 8;

    public static Network of(InetAddress caller) {
        return new Network(
                caller instanceof Inet6Address
                        ? HexFormat.of().formatHex(caller.getAddress(), 0, IPV6_PREFIX_BYTES)
                        : caller.getHostAddress());
    }

    /** Parses a remote address. Returns the loopback network for every text that is not an IP address. */
    public static Network of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return of(InetAddress.getLoopbackAddress());
        }
    }
}
