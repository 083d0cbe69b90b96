// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.ratelimit.AttemptLimiter;
import es.upv.dst.ratelimit.Network;
import es.upv.dst.roster.Dni;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limits the rate of queries for students' steps for each client address, for each DNI, and in total. Counts every
 * query, including those that are not answered and those for a DNI that is not enrolled.
 */
@Component
class QueryRateLimiter {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String SHARED_KEY = "all";

    private final AttemptLimiter<Network> callers;
    private final AttemptLimiter<Dni> numbers;
    private final AttemptLimiter<String> overall;

    @Autowired
    QueryRateLimiter(HelpProperties properties) {
        this(properties, new MonotonicTime());
    }

    QueryRateLimiter(HelpProperties properties, InstantSource clock) {
        callers = new AttemptLimiter<>(properties.perAddress(), MINUTE, clock);
        numbers = new AttemptLimiter<>(properties.perDni(), MINUTE, clock);
        overall = new AttemptLimiter<>(properties.overall(), MINUTE, clock);
    }

    /** Counts a query. If the query exceeds a limit, returns the time until the next query is allowed; else empty. */
    Optional<Duration> recordQuery(Network caller, Dni dni) {
        return Stream.<Supplier<Optional<Duration>>>of(
                        () -> callers.countAttempt(caller),
                        () -> numbers.countAttempt(dni),
                        () -> overall.countAttempt(SHARED_KEY))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
