// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a client may send to the lab: messages, some of which are guesses. A guess is a submission with a code that the
 * client has not received. It costs a guess of the client and one of its network. Each message costs one of the client,
 * or one of its network. Subscriptions have a budget of their own, because each makes the broker send the retained
 * messages.
 *
 * @param guesses of this client
 * @param messages of this client
 * @param subscriptions of this client
 * @param network of all clients of the network; asked for each payment, because a budget that nobody
 *     asks for is dropped
 */
record ClientBudget(Bucket guesses, Bucket messages, Bucket subscriptions, Supplier<NetworkBudget> network) {

    record NetworkBudget(Bucket guesses, Bucket messages, Bucket subscriptions) {}

    static final int CLIENT_GUESSES = 20;
    static final int NETWORK_GUESSES = 1_500;

    private static final int CLIENT_SECONDS_PER_GUESS = 5;

    /** What a client may have saved up. */
    private static final int CLIENT_MESSAGES = 20;

    /** A program sends a request and a submission. A new connection has no more, so new connections gain little. */
    static final int FIRST_CLIENT_MESSAGES = 2;

    static final int CLIENT_MESSAGES_PER_SECOND = 2;

    /** Ten of each student of a class of 300 behind one address, at once. */
    static final int NETWORK_MESSAGES = 3_000;

    static final int NETWORK_MESSAGES_PER_SECOND = 200;

    /** So many that measurements on the lab's own machine do not reach the limit. */
    private static final int LOCAL_MESSAGES = 1_500_000;

    private static final int LOCAL_MESSAGES_PER_SECOND = 1_000;

    private static final int CLIENT_SUBSCRIPTIONS = 40;
    private static final int NETWORK_SUBSCRIPTIONS = 2_000;
    private static final int NETWORK_SUBSCRIPTIONS_PER_SECOND = 200;

    /** So many retained messages cost the broker about as much as a subscription. */
    private static final int RETAINED_MESSAGES = 5;

    static ClientBudget of(Supplier<NetworkBudget> network, TimeMeter clock) {
        return new ClientBudget(
                bucket(clock, CLIENT_GUESSES, 1, Duration.ofSeconds(CLIENT_SECONDS_PER_GUESS)),
                bucket(
                        clock,
                        CLIENT_MESSAGES,
                        FIRST_CLIENT_MESSAGES,
                        CLIENT_MESSAGES_PER_SECOND,
                        Duration.ofSeconds(1)),
                bucket(clock, CLIENT_SUBSCRIPTIONS, 1, Duration.ofSeconds(1)),
                network);
    }

    /**
     * Returns the budget of a network, which a class of hundreds of students may share. It is refilled by a guess a
     * second, so that trying all codes takes more than two hours.
     */
    static NetworkBudget ofNetwork(TimeMeter clock) {
        return ofNetwork(clock, NETWORK_MESSAGES, NETWORK_MESSAGES_PER_SECOND);
    }

    /** Returns the budget of clients on this machine. */
    static NetworkBudget ofThisMachine(TimeMeter clock) {
        return ofNetwork(clock, LOCAL_MESSAGES, LOCAL_MESSAGES_PER_SECOND);
    }

    private static NetworkBudget ofNetwork(TimeMeter clock, long messages, long messagesPerSecond) {
        var second = Duration.ofSeconds(1);
        return new NetworkBudget(
                bucket(clock, NETWORK_GUESSES, 1, second),
                bucket(clock, messages, messagesPerSecond, second),
                bucket(clock, NETWORK_SUBSCRIPTIONS, NETWORK_SUBSCRIPTIONS_PER_SECOND, second));
    }

    private static Bucket bucket(TimeMeter clock, long capacity, long refill, Duration period) {
        return bucket(clock, capacity, capacity, refill, period);
    }

    private static Bucket bucket(TimeMeter clock, long capacity, long first, long refill, Duration period) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit ->
                        limit.capacity(capacity).refillGreedy(refill, period).initialTokens(first))
                .build();
    }

    /** Pays for a guess, which is a message too, if the client and its network can. */
    synchronized boolean payGuess() {
        if (!guesses.tryConsume(1)) {
            return false;
        }
        if (!network.get().guesses.tryConsume(1)) {
            guesses.addTokens(1);
            return false;
        }
        if (!payMessage()) {
            refundGuess();
            return false;
        }
        return true;
    }

    /** Returns an accepted guess, because the client had the code from elsewhere. The message stays paid. */
    void refundGuess() {
        guesses.addTokens(1);
        network.get().guesses.addTokens(1);
    }

    /** Pays for a message if the client or its network can. */
    boolean payMessage() {
        return messages.tryConsume(1) || network.get().messages.tryConsume(1);
    }

    /**
     * Pays for the filters of a packet if the client or its network can. The network needs to have something left only,
     * so that a packet with many filters does not wait longer than others.
     *
     * @param retained the retained messages that a filter with wildcards may match
     */
    boolean paySubscriptions(long exact, long wildcards, int retained) {
        long cost = exact + wildcards * (1 + retained / RETAINED_MESSAGES);
        if (subscriptions.tryConsume(cost)) {
            return true;
        }
        var ofNetwork = network.get().subscriptions;
        boolean paid = ofNetwork.tryConsume(1);
        if (paid) {
            ofNetwork.consumeIgnoringRateLimits(cost);
        }
        return paid;
    }
}
