// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Tests which requests for a rehearsal the REST API refuses. */
@SharedServer
class RehearsalOverHttpIT {

    private final HttpClients http;

    @Autowired
    RehearsalOverHttpIT(HttpClients http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"students\":1}",
                "{\"students\":0,\"seconds\":0}",
                "{\"students\":1001,\"seconds\":0}",
                "{\"students\":1,\"seconds\":-1}",
                "{\"students\":1,\"seconds\":601}",
                "{\"students\":null,\"seconds\":1}",
                "{\"students\":\"many\",\"seconds\":1}",
                "{\"students\":99999999999,\"seconds\":1}"
            })
    void invalidRehearsalRequest_getsStatus400(String json) {
        postRehearsal(http.admin(), json)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void rehearsalWithoutLogin_getsStatus401() {
        postRehearsal(http.anonymous(), "{\"students\":1,\"seconds\":0}")
                .expectStatus()
                .isUnauthorized();
        http.anonymous().get().uri("/api/rehearsal").exchange().expectStatus().isUnauthorized();
    }

    private static ResponseSpec postRehearsal(RestTestClient client, String json) {
        return client.post()
                .uri("/api/rehearsal")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }
}
