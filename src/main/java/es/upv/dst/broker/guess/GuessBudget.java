// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.guess;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * What a client may send to the lab: guesses, and other messages. A guess is a submission with a code that the client
 * has not received. It costs a guess of the client and one of its network. Another message costs a thousandth of a
 * guess of the network, or one of the messages that each client may send in any case.
 *
 * @param guesses of this client, in thousandths
 * @param messages of this client
 * @param network the guesses of all clients of the network, in thousandths
 */
record GuessBudget(Bucket guesses, Bucket messages, Bucket network) {

    static final int CLIENT_GUESSES = 20;
    static final int NETWORK_GUESSES = 1_500;

    private static final int GUESS = 1_000;
    private static final int CLIENT_SECONDS_PER_GUESS = 5;
    private static final int CLIENT_MESSAGES = 2_000;
    private static final int CLIENT_MESSAGES_PER_SECOND = 20;

    static GuessBudget of(Bucket network, TimeMeter clock) {
        return new GuessBudget(
                bucket(clock, CLIENT_GUESSES * GUESS, GUESS, Duration.ofSeconds(CLIENT_SECONDS_PER_GUESS)),
                bucket(clock, CLIENT_MESSAGES, CLIENT_MESSAGES_PER_SECOND, Duration.ofSeconds(1)),
                network);
    }

    /**
     * Returns the budget of a network, which a class of hundreds of students may share. It is refilled by a guess a
     * second, so that trying all codes takes more than two hours.
     */
    static Bucket ofNetwork(TimeMeter clock) {
        return bucket(clock, NETWORK_GUESSES * GUESS, GUESS, Duration.ofSeconds(1));
    }

    private static Bucket bucket(TimeMeter clock, long capacity, long refill, Duration period) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
                .build();
    }

    /** Pays for a guess if the client and its network can. */
    synchronized boolean payGuess() {
        if (!guesses.tryConsume(GUESS)) {
            return false;
        }
        if (!network.tryConsume(GUESS)) {
            guesses.addTokens(GUESS);
            return false;
        }
        return true;
    }

    /** Returns what a guess has cost, because the lab has accepted it: the client had the code from elsewhere. */
    void refundGuess() {
        guesses.addTokens(GUESS);
        network.addTokens(GUESS);
    }

    /** Pays for another message if the client or its network can. */
    boolean payMessage() {
        var byClient = messages.tryConsume(1);
        return network.tryConsume(1) || byClient;
    }
}
