// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

@Tag("database")
@SharedServer
class ListIT {

    private final HttpClients http;

    @Autowired
    ListIT(HttpClients http) {
        this.http = http;
    }

    @Test
    void aListIsCsvForACallerWhoAsksForIt() {
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
    void aListIsJsonForEverybodyElse(String accepted) {
        for (var list : new String[] {"/cells/7", "/api/roster"}) {
            http.admin()
                    .get()
                    .uri(list)
                    .header("Accept", accepted)
                    .exchange()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_JSON);
        }
    }
}
