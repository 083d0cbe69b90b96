// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import es.upv.dst.ratelimit.Network;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.netty.channel.Channel;
import java.time.Duration;

/**
 * Limits how fast the clients of a network open connections. Otherwise one that opens thousands a second fills the
 * listen queue of the operating system, and others wait for a second until theirs is repeated. Thread-safe.
 */
final class ConnectionRate {

    /** A class of 500 that connects at once after a restart of the lab, twice. */
    static final int AT_ONCE = 1_000;

    static final int PER_SECOND = 200;
    private static final Duration REFILL_TIME = Duration.ofSeconds(AT_ONCE / PER_SECOND);
    private static final int MAX_NETWORKS = 20_000;

    private final LoadingCache<Network, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(REFILL_TIME)
            .build(_ -> Bucket.builder()
                    .withCustomTimePrecision(TimeMeter.SYSTEM_NANOTIME)
                    .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                    .build());

    /** Counts a connection, and returns whether the network may have it. Clients on this machine have no limit. */
    boolean tryOpen(Channel client) {
        return RemoteAddress.isLocal(client)
                || networks.get(Network.of(RemoteAddress.of(client))).tryConsume(1);
    }
}
