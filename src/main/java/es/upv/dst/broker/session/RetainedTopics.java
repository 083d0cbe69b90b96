// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.ratelimit.Network;
import java.time.Duration;
import java.util.HashMap;
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
    private static final Duration REQUEST_TIME = Duration.ofSeconds(10);

    private final Map<String, Optional<Network>> kept = new HashMap<>();
    private final Map<String, Request> requested = new HashMap<>();

    /** Returns whether a message on this topic may be retained, and gives the topic a place until Artemis adds it. */
    boolean tryRequest(String topic, Network network) {
        return tryRequest(topic, network, REQUEST_TIME);
    }

    /** @param time how long the topic has the place */
    synchronized boolean tryRequest(String topic, Network network, Duration time) {
        long now = System.nanoTime();
        requested.values().removeIf(request -> now - request.end > 0);
        if (isUsed(topic)) {
            return true;
        }
        if (kept.size() + requested.size() >= MAX_TOPICS || count(network) >= MAX_OF_NETWORK) {
            return false;
        }
        requested.put(topic, new Request(network, now + time.toNanos()));
        return true;
    }

    private long count(Network network) {
        return Stream.concat(
                        kept.values().stream().flatMap(Optional::stream),
                        requested.values().stream().map(Request::network))
                .filter(network::equals)
                .count();
    }

    /** Lets a request end soon, after the will that made it may have been published. */
    synchronized void endRequest(String topic, Duration delay) {
        long end = System.nanoTime() + delay.plus(REQUEST_TIME).toNanos();
        requested.computeIfPresent(topic, (_, request) -> new Request(request.network, end));
    }

    public synchronized int size() {
        return kept.size();
    }

    /** Returns whether there may be a retained message on this topic. */
    synchronized boolean isUsed(String topic) {
        return kept.containsKey(topic) || requested.containsKey(topic);
    }

    /** Adds a topic that Artemis keeps from now on, also one that it has loaded at the start. */
    public synchronized void add(String topic) {
        kept.computeIfAbsent(
                topic, _ -> Optional.ofNullable(requested.get(topic)).map(Request::network));
        requested.remove(topic);
    }

    /** Removes a topic that Artemis no longer keeps, up to a minute after its message was removed. */
    public synchronized void remove(String topic) {
        kept.remove(topic);
    }

    /** Forgets all topics, because another Artemis loads its own ones. */
    public synchronized void clear() {
        kept.clear();
    }

    /** @param end in {@link System#nanoTime} */
    private record Request(Network network, long end) {}
}
