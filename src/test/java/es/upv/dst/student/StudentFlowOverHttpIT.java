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

/** Tests which requests for a student flow the REST API refuses. */
@SharedServer
class StudentFlowOverHttpIT {

    private static final String VALID_STUDENT = "{\"dni\":\"99999999\",\"name\":\"Eva\",\"email\":\"eva@example.org\"}";

    private static final String PATH = "/api/student-flow";

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
    void invalidStudent_getsStatus400(String json) {
        var body = json.equals("LONG") ? VALID_STUDENT.replace("Eva", "E".repeat(2_001)) : json;
        HttpClients.postJson(http.admin(), PATH, body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void studentFlowWithoutLogin_getsStatus401() {
        HttpClients.postJson(http.anonymous(), PATH, VALID_STUDENT)
                .expectStatus()
                .isUnauthorized();
    }
}
