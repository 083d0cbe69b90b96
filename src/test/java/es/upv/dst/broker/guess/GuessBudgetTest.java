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

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ClockTimeMeter clock = new ClockTimeMeter(now::get);
    private final GuessBudget.Network network = GuessBudget.ofNetwork(clock);

    @Test
    void subscriptionsOfANetwork_areLimited_alsoWithANewClientForEach() {
        assertThat(subscriptionsOfNewClients(375)).isEqualTo(26);
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(1)));
        assertThat(subscriptionsOfNewClients(375)).isEqualTo(2);
    }

    @Test
    void classOfOneNetwork_subscribesAtOnce_ifLittleIsRetained() {
        var paid = Stream.generate(() -> GuessBudget.of(network, clock))
                .limit(400)
                .map(client -> client.paySubscriptions(4, 4));
        assertThat(paid).doesNotContain(false);
    }

    @Test
    void clientOfANetworkThatHasUsedItsBudget_mayStillSubscribe() {
        subscriptionsOfNewClients(375);
        assertThat(GuessBudget.of(network, clock).paySubscriptions(4, 0)).isTrue();
    }

    /** A packet with 20 filters costs more than all of the budget, if very much is retained. */
    @Test
    void mostExpensiveSubscription_isPaidByAFullBudget() {
        assertThat(GuessBudget.of(network, clock).paySubscriptions(20, 2_500)).isTrue();
    }

    /** Returns how many subscriptions are paid before the first one is not. */
    private long subscriptionsOfNewClients(int retained) {
        return Stream.generate(() -> GuessBudget.of(network, clock))
                .takeWhile(client -> client.paySubscriptions(1, retained))
                .count();
    }
}
