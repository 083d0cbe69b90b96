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

    private static final SequencedSet<Channel> EMPTY = new LinkedHashSet<>();

    private final int maximum;
    private final int perNetwork;
    private final SequencedSet<Channel> all = new LinkedHashSet<>();
    private final Map<Network, SequencedSet<Channel>> byNetwork = new HashMap<>();

    private HalfOpenConnections() {
        this(OpenFileLimit.halfOpenConnections(MAX_CONNECTIONS));
    }

    HalfOpenConnections(int maximum) {
        this.maximum = maximum;
        this.perNetwork = Math.min(MAX_PER_NETWORK, maximum - maximum / 4);
    }

    public static HalfOpenConnections of(Channel server) {
        server.attr(KEY).setIfAbsent(new HalfOpenConnections());
        return server.attr(KEY).get();
    }

    /**
     * Adds a connection, which is removed when it is closed. Closes the oldest one if there are too many.
     *
     * @return false if there are too many although the oldest ones are being closed; then the connection is not added
     */
    boolean tryAdd(Channel client) {
        if (!add(client)) {
            return false;
        }
        client.closeFuture().addListener(_ -> remove(client));
        excess(client).filter(Channel::isRegistered).ifPresent(Channel::close);
        return true;
    }

    private synchronized boolean add(Channel client) {
        var network = byNetwork.computeIfAbsent(network(client), _ -> new LinkedHashSet<>());
        if (network.size() >= withClosing(perNetwork) || all.size() >= withClosing(maximum)) {
            return false;
        }
        all.add(client);
        network.add(client);
        return true;
    }

    /** Returns how many connections there may be together with those that are being closed. */
    private static int withClosing(int connections) {
        return connections + connections / OpenFileLimit.CLOSING_DIVISOR;
    }

    private synchronized Optional<Channel> excess(Channel client) {
        var network = byNetwork.getOrDefault(network(client), EMPTY);
        if (network.size() > perNetwork) {
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
