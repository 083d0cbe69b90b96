// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Tests the limit on wrong passwords by address; each test uses its own address, because all share one server. */
@SharedServer
class GuessingIT {

    private static final int LIMIT = 10;

    private final HttpClients http;

    @Autowired
    GuessingIT(HttpClients http) {
        this.http = http;
    }

    @Test
    void wrongPasswords_blockTheirAddress_andNotTheAdmin() {
        for (var time = 0; time < LIMIT; time++) {
            assertThat(status(http.from("127.0.1.1").as("admin", "guess" + time)))
                    .isEqualTo(401);
        }
        var blocked = http.from("127.0.1.1").admin().get().uri("/api/roster").exchange();
        blocked.expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches("Retry-After", "[1-9]|[12][0-9]|3[01]")
                .expectHeader()
                .doesNotExist("WWW-Authenticate")
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("another network"));
        assertThat(status(http.from("127.0.1.2").admin())).isEqualTo(200);
        http.from("127.0.1.1")
                .anonymous()
                .get()
                .uri("/api/status")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void concurrentGuesses_areLimited() throws Exception {
        var guesses = IntStream.range(0, 60)
                .<Callable<Integer>>mapToObj(
                        time -> () -> status(http.from("127.0.1.3").as("admin", "guess" + time)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(guesses).stream()
                    .map(response -> response.resultNow())
                    .toList();
            assertThat(statuses).containsOnly(401, 429);
            // One more attempt is permitted every 30 seconds.
            assertThat(statuses.stream().filter(status -> status == 401)).hasSizeBetween(LIMIT, LIMIT + 2);
        }
    }

    @Test
    void forwardedHeaders_doNotChangeTheAddress() {
        var statuses = IntStream.range(0, 3 * LIMIT)
                .map(time -> status(http.from("127.0.1.4")
                        .as("admin", "guess")
                        .mutate()
                        .defaultHeader("X-Forwarded-For", "192.0.2." + time)
                        .defaultHeader("Forwarded", "for=192.0.2." + time)
                        .build()));
        assertThat(statuses).contains(429);
    }

    @Test
    void rightPassword_isNeverBlocked() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, 60)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> status(http.from("127.0.1.5").admin()))
                    .toList();
            assertThat(threads.invokeAll(requests)).allMatch(response -> response.resultNow() == 200);
        }
    }

    private static int status(RestTestClient client) {
        return client.get()
                .uri("/api/roster")
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }
}
