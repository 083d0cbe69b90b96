// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Tests the format of a list by the Accept header. */
@SharedServer
class ListIT {

    private final HttpClients http;

    @Autowired
    ListIT(HttpClients http) {
        this.http = http;
    }

    @Test
    void list_isCsv_ifTheClientAcceptsCsv() {
        http.admin()
                .get()
                .uri("/cells/7")
                .header("Accept", "text/csv")
                .exchange()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .isEqualTo("number,text\r\n-7,'=1+1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*", "text/html, */*;q=0.8"})
    void list_isJson_forOtherAcceptHeaders(String accepted) {
        for (var path : new String[] {"/cells/7", "/api/roster"}) {
            http.admin()
                    .get()
                    .uri(path)
                    .header("Accept", accepted)
                    .exchange()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_JSON);
        }
    }
}
