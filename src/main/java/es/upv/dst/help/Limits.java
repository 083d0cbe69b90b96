// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import es.upv.dst.roster.Dni;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How often somebody's steps may be asked for: from one address, for one number, and altogether. A number is counted
 * whether it is anybody's or not, and a try whether it was right or not.
 */
@Component
class Limits {

    /** Enough for every student and every class; who comes after them is new again after a minute anyway. */
    private static final int MOST_KEYS = 20_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int BYTES_OF_A_NETWORK = 8;

    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<Dni, Bucket> numbers;
    private final Bucket overall;
    private final TimeMeter time;

    Limits(HelpProperties properties, InstantSource clock) {
        time = meter(clock);
        addresses = buckets(properties.perAddress());
        numbers = buckets(properties.perDni());
        overall = bucket(properties.overall());
    }

    /** Counts one more try; if it is too many, how long to wait for the next one. */
    Optional<Duration> countsTooMany(InetAddress caller, Dni dni) {
        return Stream.<Supplier<Bucket>>of(() -> addresses.get(network(caller)), () -> numbers.get(dni), () -> overall)
                .map(bucket -> bucket.get().tryConsumeAndReturnRemaining(1))
                .filter(probe -> !probe.isConsumed())
                .findFirst()
                .map(probe -> Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Who has one address of IPv6 has a whole network of them. */
    private static String network(InetAddress caller) {
        return caller instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(caller.getAddress(), BYTES_OF_A_NETWORK))
                : caller.getHostAddress();
    }

    private <K> LoadingCache<K, Bucket> buckets(int perMinute) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(MINUTE)
                .ticker(time::currentTimeNanos)
                .build(key -> bucket(perMinute));
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
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
