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

/** Tests which requests for a rehearsal the REST API refuses. */
@SharedServer
class RehearsalOverHttpIT {

    private static final String PATH = "/api/rehearsal";

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
        HttpClients.postJson(http.admin(), PATH, json)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void rehearsalWithoutLogin_getsStatus401() {
        HttpClients.postJson(http.anonymous(), PATH, "{\"students\":1,\"seconds\":0}")
                .expectStatus()
                .isUnauthorized();
        http.anonymous().get().uri(PATH).exchange().expectStatus().isUnauthorized();
    }
}
