// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AnonymousClient;
import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the rate limit of the students' page for one client that queries many DNIs. */
class HelpRateLimitIT {

    private static final int PER_ADDRESS = 10;
    private static final int REQUESTS = 50;

    /** The time after which the limit allows one more request. */
    private static final int SECONDS_PER_REQUEST = 60 / PER_ADDRESS;

    @TempDir
    Path folder;

    @Test
    void manyDnisFromOneAddress_areThrottledDespiteForwardedHeaders() {
        try (var lab =
                Lab.embedded(folder, "--dst.help.per-address=" + PER_ADDRESS).enroll(REQUESTS)) {
            var startNanos = System.nanoTime();
            var responses = queryEachDni(lab.anonymous());
            var seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
            var served = responses.stream()
                    .filter(response -> response.statusCode() == 200)
                    .count();
            assertThat(served).isBetween((long) PER_ADDRESS, PER_ADDRESS + seconds / SECONDS_PER_REQUEST + 1);
            assertThat(responses.stream().filter(response -> response.statusCode() != 200))
                    .isNotEmpty()
                    .allSatisfy(refused -> {
                        assertThat(refused.statusCode()).isEqualTo(429);
                        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                    });
        }
    }

    @Test
    void behindAProxy_eachForwardedAddressHasItsOwnLimit() {
        try (var lab = Lab.embedded(
                        folder, "--dst.help.per-address=" + PER_ADDRESS, "--server.forward-headers-strategy=native")
                .enroll(REQUESTS)) {
            assertThat(queryEachDni(lab.anonymous())).allMatch(response -> response.statusCode() == 200);
        }
    }

    /** Queries each student with the right e-mail address; each request has a different X-Forwarded-For header. */
    private static List<HttpResponse<String>> queryEachDni(AnonymousClient client) {
        return IntStream.rangeClosed(1, REQUESTS)
                .mapToObj(number -> client.showSteps(
                        dni(number), "alumno" + number + "@example.org", "X-Forwarded-For", "192.0.2." + number))
                .toList();
    }
}
