// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import es.upv.dst.broker.Topics;
import es.upv.dst.ratelimit.ClockTimeMeter;
import es.upv.dst.ratelimit.Network;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The budgets of all networks, and the guesses on which the lab has not published its verdict yet. Thread-safe. */
public final class NetworkBudgets {

    private static final Logger log = LoggerFactory.getLogger(NetworkBudgets.class);

    private static final int MAX_NETWORKS = 20_000;
    private static final int MAX_CODES = 20_000;

    /** After this time, a network's budget is full again. */
    private static final Duration REFILL_TIME = Duration.ofSeconds(ClientBudget.NETWORK_GUESSES);

    private static final Duration VERDICT_TIMEOUT = Duration.ofMinutes(1);
    /** Makes a number of five digits keep its leading zeros. */
    private static final int LEADING_DIGIT = 100_000;

    private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

    private final Topics topics;
    private final CodeFormat format;
    private final TimeMeter clock;
    private final LoadingCache<Network, ClientBudget.NetworkBudget> networks;
    private final ClientBudget.NetworkBudget thisMachine;
    private final Cache<Integer, Queue<Runnable>> unjudged;
    private final Cache<Network, Boolean> logged;

    public NetworkBudgets(Topics topics, CodeFormat format, InstantSource clock) {
        this.topics = topics;
        this.format = format;
        this.clock = new ClockTimeMeter(clock);
        this.networks =
                cache(MAX_NETWORKS).expireAfterAccess(REFILL_TIME).build(_ -> ClientBudget.ofNetwork(this.clock));
        this.thisMachine = ClientBudget.ofThisMachine(this.clock);
        this.unjudged = cache(MAX_CODES).expireAfterWrite(VERDICT_TIMEOUT).build();
        this.logged = cache(MAX_NETWORKS).expireAfterWrite(LOG_INTERVAL).build();
    }

    private Caffeine<Object, Object> cache(int maximum) {
        return Caffeine.newBuilder().maximumSize(maximum).ticker(clock::currentTimeNanos);
    }

    Topics topics() {
        return topics;
    }

    boolean isCode(int digits) {
        return format.isCode(Integer.toString(LEADING_DIGIT + digits).substring(1));
    }

    /** @param isLocal whether the client is on this machine */
    ClientBudget budget(InetAddress client, boolean isLocal) {
        var network = Network.of(client);
        return ClientBudget.of(() -> isLocal ? thisMachine : networks.get(network), clock);
    }

    /** @param onAccepted called when the lab publishes that it has accepted this code */
    synchronized void addUnjudged(int code, Runnable onAccepted) {
        unjudged.get(code, _ -> new ArrayDeque<>()).add(onAccepted);
    }

    /** Takes the verdict as that on the earliest guess of the code, because the lab judges in the order of arrival. */
    void onVerdict(int code, boolean accepted) {
        var onAccepted = pollUnjudged(code);
        if (accepted) {
            onAccepted.run();
        }
    }

    private synchronized Runnable pollUnjudged(int code) {
        var guesses = unjudged.getIfPresent(code);
        var first = guesses == null ? null : guesses.poll();
        if (guesses != null && guesses.isEmpty()) {
            unjudged.invalidate(code);
        }
        return first == null ? () -> {} : first;
    }

    /** Logs that the broker begins to slow down clients of a network, at most once in ten minutes. */
    void logSlowedDown(InetAddress client) {
        if (logged.asMap().putIfAbsent(Network.of(client), true) == null) {
            log.warn(
                    "The embedded broker reads slowly from clients at {}, which submit codes that they did not receive,"
                            + " or send very many messages or subscriptions",
                    client.getHostAddress());
        }
    }
}
