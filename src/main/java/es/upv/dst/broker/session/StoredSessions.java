// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.ratelimit.Network;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Limits how many sessions outlive their connections, from each network and in all, because each takes up to a tenth of
 * a megabyte. A program of the course needs none. Thread-safe.
 */
public final class StoredSessions {

    static final int MAX_SESSIONS = 500;

    /** Enough for a class behind one address whose programs ask for sessions by mistake. */
    static final int MAX_OF_NETWORK = 350;

    static final int MAX_ANONYMOUS = 100;
    static final int MAX_ANONYMOUS_OF_NETWORK = 50;

    private final Map<String, Origin> origins = new HashMap<>();

    /**
     * Returns whether the session may outlive its connection.
     *
     * @param isConnected whether a client with this id is connected; Artemis creates its session some time later
     * @param existing the client ids of the sessions that exist now
     */
    synchronized boolean tryAdd(
            String clientId, Origin origin, Predicate<String> isConnected, Supplier<Set<String>> existing) {
        if (!isFull(clientId, origin)) {
            origins.put(clientId, origin);
            return true;
        }
        removeEnded(isConnected, existing);
        if (isFull(clientId, origin)) {
            return false;
        }
        origins.put(clientId, origin);
        return true;
    }

    /** A client that disconnects has a session by then, so the connected clients are read first. */
    private void removeEnded(Predicate<String> isConnected, Supplier<Set<String>> existing) {
        var kept = origins.keySet().stream().filter(isConnected).collect(Collectors.toCollection(HashSet::new));
        kept.addAll(existing.get());
        origins.keySet().retainAll(kept);
    }

    synchronized void remove(String clientId) {
        origins.remove(clientId);
    }

    /**
     * Counts the sessions that were loaded from the store at the start, apart from the teacher's. Their networks are
     * not known.
     */
    public synchronized void addLoaded(Set<String> clientIds) {
        for (var id : clientIds) {
            var role = ArtemisNames.roleOf(id);
            if (role != ClientRole.TEACHER) {
                origins.putIfAbsent(id, new Origin(Optional.empty(), role));
            }
        }
    }

    private boolean isFull(String clientId, Origin origin) {
        if (origins.containsKey(clientId)) {
            return false;
        }
        return count(_ -> true) >= MAX_SESSIONS
                || count(other -> other.network().equals(origin.network())) >= MAX_OF_NETWORK
                || origin.isAnonymous()
                        && (count(Origin::isAnonymous) >= MAX_ANONYMOUS
                                || count(other -> other.equals(origin)) >= MAX_ANONYMOUS_OF_NETWORK);
    }

    private long count(Predicate<Origin> condition) {
        return origins.values().stream().filter(condition).count();
    }

    /**
     * Where a session comes from.
     *
     * @param network empty if the session was loaded and its client has not connected since
     */
    record Origin(Optional<Network> network, ClientRole role) {

        Origin(Network network, ClientRole role) {
            this(Optional.of(network), role);
        }

        boolean isAnonymous() {
            return role == ClientRole.ANONYMOUS;
        }
    }
}
