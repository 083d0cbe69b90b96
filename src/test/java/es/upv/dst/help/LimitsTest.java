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

/** Tests the rate limits per client address, per DNI and in total. */
class LimitsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final QueryRateLimiter limits = new QueryRateLimiter(new HelpProperties("", 10, 3, 25), clock);
    private int nextDni;

    @Test
    void queriesFromOneAddress_areThrottledAcrossDnis() {
        assertThat(countAllowed("192.0.2.1", 20)).isEqualTo(10);
        assertThat(countAllowed("192.0.2.2", 20)).isEqualTo(10);
    }

    @Test
    void addressesOfOneIpv6Network_shareOneLimit() {
        assertThat(countAllowed("2001:db8::1", 5)).isEqualTo(5);
        assertThat(countAllowed("2001:db8::ffff:1", 20)).isEqualTo(5);
        assertThat(countAllowed("2001:db8:0:1::1", 20)).isEqualTo(10);
    }

    @Test
    void queriesForOneDni_areThrottledAcrossAddresses() {
        var dni = new Dni("00000001");
        for (var caller = 1; caller <= 3; caller++) {
            assertThat(limits.recordQuery(Network.of("192.0.2." + caller), dni)).isEmpty();
        }
        assertThat(limits.recordQuery(Network.of("192.0.2.9"), dni)).contains(Duration.ofSeconds(20));
    }

    @Test
    void queriesInTotal_areThrottled() {
        assertThat(countAllowed("192.0.2.1", 10) + countAllowed("192.0.2.2", 10) + countAllowed("192.0.2.3", 10))
                .isEqualTo(25);
    }

    @Test
    void throttledAddress_isAllowedAgainAfterAWait() {
        assertThat(countAllowed("192.0.2.1", 20)).isEqualTo(10);
        now.updateAndGet(time -> time.plusSeconds(12));
        assertThat(countAllowed("192.0.2.1", 20)).isEqualTo(2);
        now.updateAndGet(time -> time.plusSeconds(600));
        assertThat(countAllowed("192.0.2.1", 20)).isEqualTo(10);
    }

    /** Returns the number of allowed queries; each query has a different DNI. */
    private long countAllowed(String address, int queries) {
        var allowed = 0;
        for (var query = 0; query < queries; query++) {
            var dni = new Dni("%08d".formatted(nextDni++));
            allowed += limits.recordQuery(Network.of(address), dni).isEmpty() ? 1 : 0;
        }
        return allowed;
    }
}
