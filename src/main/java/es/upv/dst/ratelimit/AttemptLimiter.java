// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Limits attempts with a token bucket for each key. A bucket is refilled evenly over a period. Thread-safe. */
public final class AttemptLimiter<K> {

    /**
     * Enough for all students. In a flood of keys, so many buckets take a few megabytes. A key whose bucket was evicted
     * starts again with a full bucket.
     */
    static final int MAX_KEYS = 20_000;

    private static final int MAX_WRONG_PASSWORDS = 10;
    private static final Duration WRONG_PASSWORD_PERIOD = Duration.ofMinutes(5);

    private final LoadingCache<K, Bucket> buckets;

    public AttemptLimiter(int capacity, Duration period, InstantSource clock) {
        var time = new ClockTimeMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(period)
                .ticker(time::currentTimeNanos)
                .build(key -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                        .build());
    }

    /** Returns a limiter that allows ten wrong passwords, and then one wrong password every half minute. */
    public static AttemptLimiter<Network> forPasswords(InstantSource clock) {
        return new AttemptLimiter<>(MAX_WRONG_PASSWORDS, WRONG_PASSWORD_PERIOD, clock);
    }

    /** Counts one attempt. Returns empty if the attempt is allowed, else the time until an attempt is allowed again. */
    public Optional<Duration> countAttempt(K key) {
        var probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /**
     * Evaluates {@code isCorrect} unless the limit is reached. Counts the attempt if the result is false. Attempts with
     * the same key run one after the other, so that parallel attempts cannot exceed the limit.
     */
    public LimitedAttempt attempt(K key, BooleanSupplier isCorrect) {
        var bucket = buckets.get(key);
        synchronized (bucket) {
            var probe = bucket.estimateAbilityToConsume(1);
            if (!probe.canBeConsumed()) {
                return new LimitedAttempt.Throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            if (isCorrect.getAsBoolean()) {
                return new LimitedAttempt.Correct();
            }
            bucket.tryConsume(1);
            return new LimitedAttempt.Wrong();
        }
    }

    /** Evicts the keys above the limit, and returns the number of keys in memory. */
    long countKeys() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
