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

/** Tests the limit of wrong attempts per network. */
class AttemptLimiterTest {

    private static final LimitedAttempt.Correct RIGHT = new LimitedAttempt.Correct();
    private static final LimitedAttempt.Wrong WRONG = new LimitedAttempt.Wrong();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final AttemptLimiter<Network> limiter = AttemptLimiter.forPasswords(clock);

    @Test
    void afterTenWrongAttempts_oneIsAllowedEachHalfMinute() {
        guessWrong("192.0.2.1", 10);
        assertThat(guess("192.0.2.1", true)).isEqualTo(new LimitedAttempt.Throttled(Duration.ofSeconds(30)));
        now.updateAndGet(time -> time.plusSeconds(30));
        assertThat(guess("192.0.2.1", false)).isEqualTo(WRONG);
        assertThat(guess("192.0.2.1", true)).isInstanceOf(LimitedAttempt.Throttled.class);
        now.updateAndGet(time -> time.plusSeconds(30));
        assertThat(guess("192.0.2.1", true)).isEqualTo(RIGHT);
    }

    /** The first attempt is evaluated until all threads have started. */
    @Test
    void concurrentAttempts_areEvaluatedAtMostTenTimes() {
        var evaluated = new AtomicInteger();
        var started = new CountDownLatch(30);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thread = 0; thread < 30; thread++) {
                threads.execute(() -> {
                    started.countDown();
                    limiter.attempt(Network.of("192.0.2.1"), () -> {
                        await().until(() -> started.getCount() == 0);
                        evaluated.incrementAndGet();
                        return false;
                    });
                });
            }
        }
        assertThat(evaluated).hasValue(10);
    }

    @Test
    void rightAttempts_areNotCounted() {
        for (var attempt = 0; attempt < 100; attempt++) {
            assertThat(guess("192.0.2.1", true)).isEqualTo(RIGHT);
        }
    }

    @Test
    void otherAddress_isNotThrottled() {
        guessWrong("192.0.2.1", 10);
        assertThat(guess("192.0.2.2", true)).isEqualTo(RIGHT);
    }

    @Test
    void addressesOfOneIpv6Network_shareOneLimit() {
        guessWrong("2001:db8::1", 5);
        guessWrong("2001:db8::ffff:1", 5);
        assertThat(guess("2001:db8::2", true)).isInstanceOf(LimitedAttempt.Throttled.class);
        assertThat(guess("2001:db8:0:1::1", true)).isEqualTo(RIGHT);
    }

    @Test
    void ipv4MappedAndInvalidAddresses_areNormalized() {
        assertThat(Network.of("::ffff:192.0.2.1")).isEqualTo(Network.of("192.0.2.1"));
        assertThat(Network.of("nonsense")).isEqualTo(Network.of("127.0.0.1"));
    }

    @Test
    void keysOfManyNetworks_areEvicted() {
        for (var network = 0; network < 5 * AttemptLimiter.MAX_KEYS; network++) {
            guess("10.%d.%d.%d".formatted(network >> 16, network >> 8 & 255, network & 255), false);
        }
        assertThat(limiter.countKeys()).isLessThanOrEqualTo(AttemptLimiter.MAX_KEYS);
    }

    private void guessWrong(String address, int times) {
        for (var attempt = 0; attempt < times; attempt++) {
            assertThat(guess(address, false)).isEqualTo(WRONG);
        }
    }

    private LimitedAttempt guess(String address, boolean right) {
        return limiter.attempt(Network.of(address), () -> right);
    }
}
