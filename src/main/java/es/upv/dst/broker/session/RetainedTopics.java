// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.ratelimit.Network;
import java.util.HashMap;
import java.util.Map;

/**
 * The topics with a retained message, and the network that has retained the first one since the start. Leaves a part of
 * the topics to other networks. Thread-safe.
 */
public final class RetainedTopics {

    /** Each takes a queue of its own in memory, and a payload that {@link RetainLimitHandler} limits. */
    public static final int MAX_TOPICS = 500;

    static final int MAX_OF_NETWORK = 375;

    private final Map<String, Network> networks = new HashMap<>();

    /** Returns whether a message on this topic may be retained. */
    synchronized boolean tryAdd(String topic, Network network) {
        if (networks.containsKey(topic)) {
            return true;
        }
        if (networks.size() >= MAX_TOPICS || count(network) >= MAX_OF_NETWORK) {
            return false;
        }
        networks.put(topic, network);
        return true;
    }

    private long count(Network network) {
        return networks.values().stream().filter(network::equals).count();
    }

    synchronized void remove(String topic) {
        networks.remove(topic);
    }
}
