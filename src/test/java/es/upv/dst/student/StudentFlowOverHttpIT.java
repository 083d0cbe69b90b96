// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** What the call takes, and from whom. */
@SharedServer
class StudentFlowOverHttpIT {

    private static final String STRANGER = "{\"dni\":\"99999999\",\"name\":\"Eva\",\"email\":\"eva@example.org\"}";

    private final HttpClients http;

    @Autowired
    StudentFlowOverHttpIT(HttpClients http) {
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
        flow(http.anonymous(), STRANGER).expectStatus().isUnauthorized();
    }

    private static ResponseSpec flow(RestTestClient caller, String json) {
        return caller.post()
                .uri("/api/student-flow")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }
}
