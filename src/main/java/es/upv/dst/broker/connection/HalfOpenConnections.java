// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.Network;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The connections of a server channel that have not sent a CONNECT packet yet. Closes the oldest of them if there are
 * too many, because a client normally sends its CONNECT packet at once. Thread-safe.
 */
public final class HalfOpenConnections {

    /** Enough for a class that connects at once. */
    static final int MAX_PER_NETWORK = 200;

    private static final int MAX_CONNECTIONS = 500;

    private static final AttributeKey<HalfOpenConnections> KEY =
            AttributeKey.valueOf(HalfOpenConnections.class, "half-open");

    private final int maximum = OpenFileLimit.halfOpenConnections(MAX_CONNECTIONS);
    private final SequencedSet<Channel> all = new LinkedHashSet<>();
    private final Map<Network, SequencedSet<Channel>> byNetwork = new HashMap<>();

    private HalfOpenConnections() {}

    public static HalfOpenConnections of(Channel server) {
        server.attr(KEY).setIfAbsent(new HalfOpenConnections());
        return server.attr(KEY).get();
    }

    /** Adds a connection. It is removed when it is closed. */
    public void add(Channel client) {
        client.closeFuture().addListener(_ -> remove(client));
        excess(client).ifPresent(Channel::close);
    }

    private synchronized Optional<Channel> excess(Channel client) {
        var network = byNetwork.computeIfAbsent(network(client), _ -> new LinkedHashSet<>());
        all.add(client);
        network.add(client);
        if (network.size() > Math.min(MAX_PER_NETWORK, maximum)) {
            return Optional.of(network.getFirst());
        }
        return all.size() > maximum ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** Removes a connection that has sent its CONNECT packet. */
    public synchronized void remove(Channel client) {
        all.remove(client);
        byNetwork.computeIfPresent(network(client), (_, clients) -> {
            clients.remove(client);
            return clients.isEmpty() ? null : clients;
        });
    }

    private static Network network(Channel client) {
        return Network.of(RemoteAddress.of(client));
    }
}
