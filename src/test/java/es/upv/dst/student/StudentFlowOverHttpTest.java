// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import static org.awaitility.Awaitility.await;

import es.upv.dst.web.Http;
import es.upv.dst.web.OverHttp;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** What the call takes, and from whom. */
@OverHttp
class StudentFlowOverHttpTest {

    private static final String STRANGER = "{\"dni\":\"99999999\",\"name\":\"Eva\",\"email\":\"eva@example.org\"}";

    private final Http http;

    @Autowired
    StudentFlowOverHttpTest(Http http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"dni\":\"1\",\"name\":\"Eva\"}",
                "{\"dni\":\"1\",\"name\":null,\"email\":\"\"}",
                "{\"dni\":{},\"name\":\"\",\"email\":\"\"}",
                "LONG"
            })
    void whatNoStudentCouldSendIsRefused(String json) {
        var body = json.equals("LONG") ? STRANGER.replace("Eva", "E".repeat(2_001)) : json;
        flow(http.admin(), body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void itIsForTheAdmin() {
        flow(http.anybody(), STRANGER).expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000001R", " ; \\u0000\\ud800", "%n"})
    void whatIsNoDniIsSentAsItIsAndThenExplained(String dni) {
        flow(http.admin(), STRANGER.replace("99999999", dni.equals("%n") ? "1".repeat(2_000) : dni))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.ended.step")
                .isEqualTo("CODE")
                .jsonPath("$.ended.reason")
                .isEqualTo("DNI_MALFORMED");
    }

    @Test
    void moreThanAFewAtOnceAreToldToTryAgain() throws InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = callers
                    .invokeAll(IntStream.range(0, 6)
                            .mapToObj(number ->
                                    (java.util.concurrent.Callable<Integer>) () -> flow(http.admin(), STRANGER)
                                            .returnResult()
                                            .getStatus()
                                            .value())
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            Assertions.assertThat(statuses).containsOnly(200, 429).contains(200, 429);
        }
        await().untilAsserted(() -> flow(http.admin(), STRANGER).expectStatus().isOk());
    }

    private static ResponseSpec flow(RestTestClient caller, String json) {
        return caller.post()
                .uri("/api/student-flow")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }
}
