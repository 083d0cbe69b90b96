// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.tries;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** So many tries at once of each key; as many more become due, one by one, in each period. */
public final class Tries<K> {

    /** Enough for every student and every class, and a few megabytes under a flood; who is forgotten is new again. */
    static final int MOST_KEYS = 20_000;

    private static final int GUESSES = 10;
    private static final Duration GUESSES_AGAIN = Duration.ofMinutes(5);

    private final LoadingCache<K, Bucket> buckets;

    public Tries(int atOnce, Duration period, InstantSource clock) {
        var time = meter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(period)
                .ticker(time::currentTimeNanos)
                .build(key -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(atOnce, period))
                        .build());
    }

    /** Of guesses at a secret: ten wrong ones, then one each half a minute. */
    public static Tries<Network> guesses(InstantSource clock) {
        return new Tries<>(GUESSES, GUESSES_AGAIN, clock);
    }

    /** Counts one more; how long to wait for the next one, if it is one too many. */
    public Optional<Duration> countsTooMany(K key) {
        var probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /**
     * Looks whether it is right, unless there have been too many wrong ones, and counts it if it is wrong. Those of one
     * key wait for each other, so that many at once are no way round.
     */
    public Attempt attempt(K key, BooleanSupplier right) {
        var bucket = buckets.get(key);
        synchronized (bucket) {
            var probe = bucket.estimateAbilityToConsume(1);
            if (!probe.canBeConsumed()) {
                return new Attempt.HeldUp(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            if (right.getAsBoolean()) {
                return new Attempt.Right();
            }
            bucket.tryConsume(1);
            return new Attempt.Wrong();
        }
    }

    /** How many keys are remembered. */
    long keys() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private static TimeMeter meter(InstantSource clock) {
        return new TimeMeter() {

            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
