// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.tries;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a call comes from, as far as it cannot be changed at will: who has one address of IPv6 has a whole network of
 * them, 64 bits wide.
 */
public record Network(String name) {

    private static final int BYTES_OF_A_NETWORK = 8;

    public static Network of(InetAddress caller) {
        return new Network(
                caller instanceof Inet6Address
                        ? HexFormat.of().formatHex(caller.getAddress(), 0, BYTES_OF_A_NETWORK)
                        : caller.getHostAddress());
    }

    /** The peer of a request, or whom a proxy names if the settings say that there is one; nonsense is one caller. */
    public static Network of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException nonsense) {
            return of(InetAddress.getLoopbackAddress());
        }
    }
}
