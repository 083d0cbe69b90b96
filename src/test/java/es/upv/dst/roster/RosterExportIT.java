// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

/** Tests the roster as a file for programs and for spreadsheet programs, and that the lab reads each of them back. */
@SharedServer
class RosterExportIT {

    private final HttpClients http;
    private final Roster roster;

    @Autowired
    RosterExportIT(HttpClients http, Roster roster) {
        this.http = http;
        this.roster = roster;
    }

    @ParameterizedTest
    @CsvSource({
        "?separator=;, '', \uFEFFdni;name;email",
        "?separator=;, en, \uFEFFdni;name;email",
        "'?separator=,', es, '\uFEFFdni,name,email'",
        "'', 'es-ES,es;q=0.9,en;q=0.8', \uFEFFdni;name;email",
        "'', 'ca,en;q=0.5', '\uFEFFdni;name;email'",
        "'', en-US, '\uFEFFdni,name,email'",
        "'', *, 'dni,name,email'",
        "'', '', 'dni,name,email'",
    })
    void export_isWrittenForItsReader_andIsReadBack(String query, String languages, String header) {
        var json = """
                [{"dni": "00000002", "name": "=1+1; \\"x\\", y", "email": "-l@b.es", "id": "luis", "rehearsal": true},
                 {"dni": "X0000003", "name": "'=Ñ", "email": "e@b.es"}]
                """;
        send(json.getBytes(UTF_8));
        var before = roster.all().stream().toList();
        var exported = export(query, languages, "text/csv;charset=iso-8859-1");
        assertThat(new String(exported, UTF_8)).startsWith(header);
        send("dni,name,email\n00000009,Leo,leo@b.es\n".getBytes(UTF_8));
        send(exported).json("{added: 2, removed: 1, ignoredColumns: [], notes: []}");
        assertThat(roster.all()).containsExactlyElementsOf(before);
    }

    @Test
    void otherSeparator_isRefused() {
        http.admin()
                .get()
                .uri("/api/roster?separator=x")
                .header(HttpHeaders.ACCEPT, "text/csv")
                .exchange()
                .expectStatus()
                .isEqualTo(400)
                .expectBody()
                .json("{detail: 'a separator is ; or ,'}");
    }

    private byte[] export(String query, String languages, String accept) {
        var body = http.admin()
                .get()
                .uri("/api/roster" + query)
                .headers(headers -> {
                    headers.set(HttpHeaders.ACCEPT, accept);
                    if (!languages.isEmpty()) {
                        headers.set(HttpHeaders.ACCEPT_LANGUAGE, languages);
                    }
                })
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .expectBody()
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(body);
    }

    private BodyContentSpec send(byte[] body) {
        return http.admin()
                .put()
                .uri("/api/roster")
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(200)
                .expectBody();
    }
}
