// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedQueryTest {

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger callers = new AtomicInteger();

    @Test
    void callsAtOnce_shareAQueryThatBeganAfterThem() {
        var release = new CountDownLatch(1);
        var query = new SharedQuery<>(() -> {
            var number = runs.incrementAndGet();
            awaitQuietly(release);
            return number;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(query::get, threads);
            await().until(() -> runs.get() == 1);
            var others = IntStream.range(0, 100)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> {
                                callers.incrementAndGet();
                                return query.get();
                            },
                            threads))
                    .toList();
            await().until(() -> callers.get() == 100);
            release.countDown();
            assertThat(first.join()).isEqualTo(1);
            assertThat(others).allSatisfy(other -> assertThat(other.join()).isBetween(2, 5));
        }
    }

    @Test
    void laterCall_runsTheQueryAgain() {
        var query = new SharedQuery<>(runs::incrementAndGet);
        assertThat(query.get()).isEqualTo(1);
        assertThat(query.get()).isEqualTo(2);
    }

    @Test
    void exception_isThatOfTheQuery_andTheNextCallRunsItAgain() {
        var query = new SharedQuery<>(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the database does not answer");
            }
            return "answer";
        });
        assertThatThrownBy(query::get).hasMessage("the database does not answer");
        assertThat(query.get()).isEqualTo("answer");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
