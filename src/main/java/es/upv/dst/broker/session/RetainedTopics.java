// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.ratelimit.Network;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The topics that Artemis keeps for a retained message, and the network that has retained the first one since the
 * start. Leaves a part of the topics to other networks. Thread-safe.
 */
public final class RetainedTopics {

    /** Each takes a queue of its own in memory, and a payload that {@link RetainLimitHandler} limits. */
    static final int MAX_TOPICS = 500;

    static final int MAX_OF_NETWORK = 375;

    /** A message that the access policy refuses is never retained, so it has its place only so long. */
    private static final long REQUEST_NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<String, Optional<Network>> kept = new HashMap<>();
    private final Map<String, Request> requested = new LinkedHashMap<>();

    /** Returns whether a message on this topic may be retained, and gives the topic a place until Artemis adds it. */
    synchronized boolean tryRequest(String topic, Network network) {
        long now = System.nanoTime();
        requested.values().removeIf(request -> now - request.nanos > REQUEST_NANOS);
        if (kept.containsKey(topic) || requested.containsKey(topic)) {
            return true;
        }
        if (kept.size() + requested.size() >= MAX_TOPICS || count(network) >= MAX_OF_NETWORK) {
            return false;
        }
        requested.put(topic, new Request(network, now));
        return true;
    }

    private long count(Network network) {
        return Stream.concat(
                        kept.values().stream().flatMap(Optional::stream),
                        requested.values().stream().map(Request::network))
                .filter(network::equals)
                .count();
    }

    public synchronized int size() {
        return kept.size();
    }

    synchronized boolean isKept(String topic) {
        return kept.containsKey(topic);
    }

    /** Adds a topic that Artemis keeps from now on, also one that it has loaded at the start. */
    public synchronized void add(String topic) {
        System.err.println("ADD " + topic + " " + kept.size());
        kept.computeIfAbsent(
                topic, _ -> Optional.ofNullable(requested.get(topic)).map(Request::network));
        requested.remove(topic);
    }

    /** Removes a topic that Artemis no longer keeps, up to a minute after its message was removed. */
    public synchronized void remove(String topic) {
        System.err.println("REMOVE " + topic + " " + kept.size());
        kept.remove(topic);
    }

    private record Request(Network network, long nanos) {}
}
