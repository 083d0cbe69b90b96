// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.Topics;
import es.upv.dst.ratelimit.ClockTimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientBudgetTest {

    private static final int FIRST = ClientBudget.FIRST_CLIENT_MESSAGES;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ClockTimeMeter clock = new ClockTimeMeter(now::get);
    private final ClientBudget.NetworkBudget network = ClientBudget.ofNetwork(clock);

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
        assertThat(messages(newClient())).isEqualTo(FIRST + ClientBudget.NETWORK_MESSAGES);
        assertThat(messages(newClient())).isEqualTo(FIRST);
        var otherNetwork = ClientBudget.ofNetwork(clock);
        var other = ClientBudget.of(() -> otherNetwork, clock);
        assertThat(messages(other)).isEqualTo(FIRST + ClientBudget.NETWORK_MESSAGES);
    }

    /** Its own submission in a loop, which the lab accepts each time. */
    @Test
    void acceptedGuesses_areMessages() {
        var client = newClient();
        var guesses = Stream.generate(client::payGuess).takeWhile(paid -> {
            client.refundGuess();
            return paid;
        });
        assertThat(guesses.count()).isEqualTo(FIRST + ClientBudget.NETWORK_MESSAGES);
    }

    @Test
    void messagesOfTheLabsOwnMachine_areNotSlowedDownByMeasurements() {
        var thisMachine = ClientBudget.ofThisMachine(clock);
        var local = ClientBudget.of(() -> thisMachine, clock);
        assertThat(messages(local)).isGreaterThan(1_000_000);
    }

    /** A client that stays connected uses the budget that a new client gets, also after hours. */
    @Test
    void budgetInUse_isNotReplacedByAFullOne() {
        var budgets = new NetworkBudgets(new Topics("DST"), _ -> true, now::get);
        var address = InetAddress.ofLiteral("192.0.2.1");
        var client = budgets.budget(address, false);
        for (var minute = 0; minute < 60; minute++) {
            messages(client);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        }
        messages(client);
        assertThat(messages(budgets.budget(address, false))).isEqualTo(FIRST);
    }

    private static long messages(ClientBudget client) {
        return Stream.generate(client::payMessage).takeWhile(paid -> paid).count();
    }

    private ClientBudget newClient() {
        return ClientBudget.of(() -> network, clock);
    }

    /** Returns how many subscriptions to 375 retained messages are paid before the first one is not. */
    private long wildcardsOfNewClients() {
        return newClients()
                .takeWhile(client -> client.paySubscriptions(0, 1, 375))
                .count();
    }

    private Stream<ClientBudget> newClients() {
        return Stream.generate(this::newClient);
    }
}
