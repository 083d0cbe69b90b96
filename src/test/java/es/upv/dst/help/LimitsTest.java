// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.ratelimit.Network;
import es.upv.dst.roster.Dni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final QueryRateLimiter limits = new QueryRateLimiter(new HelpProperties("", 10, 3, 25), clock);
    private int numbers;

    @Test
    void oneAddressIsHeldUpWhateverItAsksFor() {
        assertThat(tries("192.0.2.1", 20)).isEqualTo(10);
        assertThat(tries("192.0.2.2", 20)).isEqualTo(10);
    }

    @Test
    void aNetworkOfIPv6IsOneAddress() {
        assertThat(tries("2001:db8::1", 5)).isEqualTo(5);
        assertThat(tries("2001:db8::ffff:1", 20)).isEqualTo(5);
        assertThat(tries("2001:db8:0:1::1", 20)).isEqualTo(10);
    }

    @Test
    void aNumberIsHeldUpWhoeverAsks() {
        var dni = new Dni("00000001");
        for (var caller = 1; caller <= 3; caller++) {
            assertThat(limits.timeUntilAllowed(Network.of("192.0.2." + caller), dni))
                    .isEmpty();
        }
        assertThat(limits.timeUntilAllowed(Network.of("192.0.2.9"), dni)).contains(Duration.ofSeconds(20));
    }

    @Test
    void allTogetherAreHeldUp() {
        assertThat(tries("192.0.2.1", 10) + tries("192.0.2.2", 10) + tries("192.0.2.3", 10))
                .isEqualTo(25);
    }

    @Test
    void whoWaitsMayTryAgain() {
        assertThat(tries("192.0.2.1", 20)).isEqualTo(10);
        now.updateAndGet(time -> time.plusSeconds(12));
        assertThat(tries("192.0.2.1", 20)).isEqualTo(2);
        now.updateAndGet(time -> time.plusSeconds(600));
        assertThat(tries("192.0.2.1", 20)).isEqualTo(10);
    }

    /** How many of so many tries, each for another number, are let through. */
    private long tries(String address, int times) {
        var through = 0;
        for (var time = 0; time < times; time++) {
            var dni = new Dni("%08d".formatted(numbers++));
            through += limits.timeUntilAllowed(Network.of(address), dni).isEmpty() ? 1 : 0;
        }
        return through;
    }
}
