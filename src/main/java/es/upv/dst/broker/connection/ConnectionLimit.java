// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.Network;
import io.netty.channel.Channel;
import java.util.HashMap;
import java.util.Map;

/** Limits how many clients are connected, from each network and in all. Thread-safe. */
public final class ConnectionLimit {

    /**
     * Enough for a class of a thousand students with two clients each. More connections would need more buffer memory
     * than a small machine has.
     */
    public static final int MAX_CONNECTIONS = 2_000;

    private final int perNetwork;
    private final int total;
    private final Map<Network, Integer> counts = new HashMap<>();
    private int count;

    /** @param perNetwork the maximum number of clients of a network; the limit of open files may allow fewer in all */
    public ConnectionLimit(int perNetwork) {
        this(perNetwork, OpenFileLimit.connections(MAX_CONNECTIONS));
    }

    ConnectionLimit(int perNetwork, int total) {
        // Leaves places for other networks if the limit of open files is low.
        this.perNetwork = Math.min(perNetwork, total - total / 4);
        this.total = total;
    }

    /**
     * Returns whether the client may connect. It is counted until its channel is closed.
     *
     * @param exempt whether the client may connect in any case
     */
    public boolean tryAdd(Channel client, boolean exempt) {
        var network = Network.of(RemoteAddress.of(client));
        var added = add(network, exempt);
        if (added) {
            client.closeFuture().addListener(_ -> remove(network));
        }
        return added;
    }

    private synchronized boolean add(Network network, boolean exempt) {
        if (!exempt && (count >= total || counts.getOrDefault(network, 0) >= perNetwork)) {
            return false;
        }
        count++;
        counts.merge(network, 1, Integer::sum);
        return true;
    }

    private synchronized void remove(Network network) {
        count--;
        counts.computeIfPresent(network, (_, connections) -> connections == 1 ? null : connections - 1);
    }
}
