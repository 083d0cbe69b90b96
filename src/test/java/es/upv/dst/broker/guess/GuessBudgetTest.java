// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.guess;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.ratelimit.ClockTimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuessBudgetTest {

    private static final int FIRST = GuessBudget.FIRST_CLIENT_MESSAGES;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ClockTimeMeter clock = new ClockTimeMeter(now::get);
    private final GuessBudget.NetworkBudget network = GuessBudget.ofNetwork(clock);

    @Test
    void subscriptionsOfANetwork_areLimited_alsoWithANewClientForEach() {
        assertThat(wildcardsOfNewClients()).isEqualTo(26);
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(1)));
        assertThat(wildcardsOfNewClients()).isEqualTo(3);
    }

    @Test
    void classOfOneNetwork_subscribesAtOnce() {
        var paid = newClients().limit(700).map(client -> client.paySubscriptions(4, 0, 375));
        assertThat(paid).doesNotContain(false);
    }

    @Test
    void clientOfANetworkThatHasUsedItsBudget_mayStillSubscribe() {
        wildcardsOfNewClients();
        assertThat(newClient().paySubscriptions(4, 0, 375)).isTrue();
    }

    @Test
    void packetWithManyFilters_waitsNoLongerThanOthers() {
        wildcardsOfNewClients();
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(1)));
        assertThat(newClient().paySubscriptions(0, 20, 500)).isTrue();
        assertThat(wildcardsOfNewClients()).isZero();
    }

    @Test
    void messagesOfOneClient_areLimitedByItsNetwork_andThoseOfOthersAreNot() {
        assertThat(messages(newClient())).isEqualTo(FIRST + GuessBudget.NETWORK_MESSAGES);
        assertThat(messages(newClient())).isEqualTo(FIRST);
        var other = GuessBudget.of(GuessBudget.ofNetwork(clock), clock);
        assertThat(messages(other)).isEqualTo(FIRST + GuessBudget.NETWORK_MESSAGES);
    }

    /** Its own submission in a loop, which the lab accepts each time. */
    @Test
    void acceptedGuesses_areMessages() {
        var client = newClient();
        var guesses = Stream.generate(client::payGuess).takeWhile(paid -> {
            client.refundGuess();
            return paid;
        });
        assertThat(guesses.count()).isEqualTo(FIRST + GuessBudget.NETWORK_MESSAGES);
    }

    @Test
    void messagesOfTheLabsOwnMachine_areNotSlowedDownByMeasurements() {
        var local = GuessBudget.of(GuessBudget.ofThisMachine(clock), clock);
        assertThat(messages(local)).isGreaterThan(1_000_000);
    }

    private static long messages(GuessBudget client) {
        return Stream.generate(client::payMessage).takeWhile(paid -> paid).count();
    }

    private GuessBudget newClient() {
        return GuessBudget.of(network, clock);
    }

    /** Returns how many subscriptions to 375 retained messages are paid before the first one is not. */
    private long wildcardsOfNewClients() {
        return newClients()
                .takeWhile(client -> client.paySubscriptions(0, 1, 375))
                .count();
    }

    private Stream<GuessBudget> newClients() {
        return Stream.generate(this::newClient);
    }
}
