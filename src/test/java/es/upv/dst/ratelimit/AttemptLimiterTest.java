// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AttemptLimiterTest {

    private static final LimitedAttempt.Correct RIGHT = new LimitedAttempt.Correct();
    private static final LimitedAttempt.Wrong WRONG = new LimitedAttempt.Wrong();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final AttemptLimiter<Network> limiter = AttemptLimiter.forPasswords(clock);

    @Test
    void afterTenWrongOnesThereIsOneEachHalfMinute() {
        guesses("192.0.2.1", 10);
        assertThat(guess("192.0.2.1", true)).isEqualTo(new LimitedAttempt.Throttled(Duration.ofSeconds(30)));
        now.updateAndGet(time -> time.plusSeconds(30));
        assertThat(guess("192.0.2.1", false)).isEqualTo(WRONG);
        assertThat(guess("192.0.2.1", true)).isInstanceOf(LimitedAttempt.Throttled.class);
        now.updateAndGet(time -> time.plusSeconds(30));
        assertThat(guess("192.0.2.1", true)).isEqualTo(RIGHT);
    }

    /** The first one is looked at until all are there. */
    @Test
    void ofManyAtOnceNoMoreAreLookedAt() {
        var looked = new AtomicInteger();
        var here = new CountDownLatch(30);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thread = 0; thread < 30; thread++) {
                threads.execute(() -> {
                    here.countDown();
                    limiter.attempt(Network.of("192.0.2.1"), () -> {
                        await().until(() -> here.getCount() == 0);
                        looked.incrementAndGet();
                        return false;
                    });
                });
            }
        }
        assertThat(looked).hasValue(10);
    }

    @Test
    void aRightOneIsNotCounted() {
        for (var time = 0; time < 100; time++) {
            assertThat(guess("192.0.2.1", true)).isEqualTo(RIGHT);
        }
    }

    @Test
    void whoeverElseIsNotHeldUp() {
        guesses("192.0.2.1", 10);
        assertThat(guess("192.0.2.2", true)).isEqualTo(RIGHT);
    }

    @Test
    void aNetworkOfIPv6IsOne() {
        guesses("2001:db8::1", 5);
        guesses("2001:db8::ffff:1", 5);
        assertThat(guess("2001:db8::2", true)).isInstanceOf(LimitedAttempt.Throttled.class);
        assertThat(guess("2001:db8:0:1::1", true)).isEqualTo(RIGHT);
    }

    @Test
    void anIPv4AddressIsTheSameHoweverItIsWritten() {
        assertThat(Network.of("::ffff:192.0.2.1")).isEqualTo(Network.of("192.0.2.1"));
        assertThat(Network.of("nonsense")).isEqualTo(Network.of("127.0.0.1"));
    }

    @Test
    void aFloodOfNetworksIsForgottenAgain() {
        for (var network = 0; network < 5 * AttemptLimiter.MAX_KEYS; network++) {
            guess("10.%d.%d.%d".formatted(network >> 16, network >> 8 & 255, network & 255), false);
        }
        assertThat(limiter.keys()).isLessThanOrEqualTo(AttemptLimiter.MAX_KEYS);
    }

    private void guesses(String address, int times) {
        for (var time = 0; time < times; time++) {
            assertThat(guess(address, false)).isEqualTo(WRONG);
        }
    }

    private LimitedAttempt guess(String address, boolean right) {
        return limiter.attempt(Network.of(address), () -> right);
    }
}
