// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.Network;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The connections of a server channel that have not sent a CONNECT packet yet. Closes the oldest of them if there are
 * too many, because a client normally sends its CONNECT packet at once. The server channel accepts no more while many
 * of them are being closed. Thread-safe.
 */
public final class HalfOpenConnections {

    /** Enough for a class that connects at once. */
    static final int MAX_PER_NETWORK = 200;

    private static final int MAX_CONNECTIONS = 500;
    private static final SequencedSet<Channel> NONE = new LinkedHashSet<>();
    private static final AttributeKey<HalfOpenConnections> KEY =
            AttributeKey.valueOf(HalfOpenConnections.class, "half-open");

    private final Channel server;
    private final int maximum;
    private final int perNetwork;
    private final SequencedSet<Channel> all = new LinkedHashSet<>();
    private final Map<Network, SequencedSet<Channel>> byNetwork = new HashMap<>();
    private final Set<Channel> closing = new HashSet<>();

    HalfOpenConnections(Channel server, int maximum) {
        this.server = server;
        this.maximum = maximum;
        this.perNetwork = Math.min(MAX_PER_NETWORK, maximum - maximum / 4);
    }

    public static HalfOpenConnections of(Channel server) {
        server.attr(KEY)
                .setIfAbsent(new HalfOpenConnections(server, OpenFileLimit.halfOpenConnections(MAX_CONNECTIONS)));
        return server.attr(KEY).get();
    }

    /** Adds a connection that was accepted. It is removed when it is closed. */
    void add(Channel client) {
        addToSets(client);
        client.closeFuture().addListener(_ -> remove(client));
    }

    private synchronized void addToSets(Channel client) {
        all.add(client);
        byNetwork.computeIfAbsent(network(client), _ -> new LinkedHashSet<>()).add(client);
        acceptUnlessFull();
    }

    /** Closes the oldest connections if there are too many. To be called once for each connection that has a thread. */
    void closeExcess(Channel client) {
        takeExcess(client).forEach(Channel::close);
    }

    /** No other thread may take the same connections, because each is open until its own thread closes it. */
    private synchronized List<Channel> takeExcess(Channel client) {
        var excess = new ArrayList<Channel>();
        for (var next = findExcess(client); next.isPresent(); next = findExcess(client)) {
            removeFromSets(next.get());
            excess.add(next.get());
        }
        closing.addAll(excess);
        return excess;
    }

    private Optional<Channel> findExcess(Channel client) {
        var network = byNetwork.getOrDefault(network(client), NONE);
        if (network.size() > perNetwork) {
            return oldest(network);
        }
        return all.size() > maximum ? oldest(all) : Optional.empty();
    }

    /** A connection without a thread cannot be closed. */
    private static Optional<Channel> oldest(SequencedSet<Channel> connections) {
        return connections.stream().filter(Channel::isRegistered).findFirst();
    }

    /** Removes a connection that has sent its CONNECT packet. */
    public synchronized void remove(Channel client) {
        closing.remove(client);
        removeFromSets(client);
        acceptUnlessFull();
    }

    private void removeFromSets(Channel client) {
        all.remove(client);
        byNetwork.computeIfPresent(network(client), (_, clients) -> {
            clients.remove(client);
            return clients.isEmpty() ? null : clients;
        });
    }

    private void acceptUnlessFull() {
        var open = all.size() + closing.size();
        server.config().setAutoRead(open < maximum + maximum / OpenFileLimit.CLOSING_DIVISOR);
    }

    private static Network network(Channel client) {
        return Network.of(RemoteAddress.of(client));
    }
}
