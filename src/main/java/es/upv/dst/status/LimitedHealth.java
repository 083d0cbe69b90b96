// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * A health indicator that answers within two seconds. A check that takes longer is down until it has ended. It is never
 * interrupted, because it may be inside H2, and it is not run twice at a time.
 */
final class LimitedHealth implements HealthIndicator {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** After this time the other indicators begin too, so that all of them together take two seconds. */
    private static final Duration SLOW = Duration.ofMillis(200);

    private final HealthIndicator indicator;
    private final Runnable beginAll;
    private Optional<Run> current = Optional.empty();

    LimitedHealth(HealthIndicator indicator, Runnable beginAll) {
        this.indicator = indicator;
        this.beginAll = beginAll;
    }

    @Override
    public Health health() {
        var run = begin();
        try {
            return run.await(SLOW).or(() -> awaitWithOthers(run)).orElseGet(LimitedHealth::tooSlow);
        } finally {
            end(run);
        }
    }

    private Optional<Health> awaitWithOthers(Run run) {
        beginAll.run();
        return run.await(LIMIT);
    }

    /** Begins a check ahead of a call. */
    void prepare() {
        begin();
    }

    /** Begins a check, unless one is running or was begun for a call that is about to come. */
    private synchronized Run begin() {
        var run = current.filter(begun -> !begun.result().isDone() || begun.isYoungerThan(LIMIT))
                .orElseGet(this::start);
        current = Optional.of(run);
        return run;
    }

    private Run start() {
        var result = new CompletableFuture<Health>();
        Thread.ofVirtual().name("health").start(() -> result.complete(check()));
        return new Run(System.nanoTime(), result);
    }

    private Health check() {
        try {
            var health = indicator.health();
            return health == null ? Health.unknown().build() : health;
        } catch (OutOfMemoryError e) {
            // Ends the process.
            throw e;
        } catch (Throwable e) {
            // Also an error such as a missing class, because a check without a result would never begin again.
            return Health.down(e).build();
        }
    }

    /** Forgets a result that was used. */
    private synchronized void end(Run run) {
        if (run.result().isDone()) {
            current = current.filter(begun -> begun != run);
        }
    }

    private static Health tooSlow() {
        return Health.down()
                .withDetail("reason", "the check has not ended within %d seconds".formatted(LIMIT.toSeconds()))
                .build();
    }

    private record Run(long startedAt, CompletableFuture<Health> result) {

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - startedAt < age.toNanos();
        }

        /** Waits until this time after the start of the check. */
        Optional<Health> await(Duration limit) {
            try {
                var remaining = Math.max(0, startedAt + limit.toNanos() - System.nanoTime());
                return Optional.of(result.get(remaining, TimeUnit.NANOSECONDS));
            } catch (TimeoutException | ExecutionException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
