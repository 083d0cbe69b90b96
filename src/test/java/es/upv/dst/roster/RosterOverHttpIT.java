// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

/** Tests reading and changing the roster over REST, in CSV and JSON. */
@Tag("database")
@SharedServer
class RosterOverHttpIT {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final Dni ANA = new Dni("00000001");
    private static final Dni LUIS = new Dni("00000002");

    private final HttpClients http;
    private final Roster roster;

    @Autowired
    RosterOverHttpIT(HttpClients http, Roster roster) {
        this.http = http;
        this.roster = roster;
    }

    @BeforeEach
    void enrollAna() {
        accepted(HttpMethod.PUT, CSV, "dni,name,email\n00000001,Ana,ana@teleco.example\n");
    }

    @Test
    void post_addsAndUpdatesStudents_andRemovesNone() {
        accepted(HttpMethod.POST, CSV, "email;name;dni\nluis@teleco.example;Luis;00000002\na@b.es;Ana Ñu;00000001\n")
                .json("{enrolled: 2, added: 1, updated: 1, removed: 0, refused: []}");
        assertThat(roster.find(ANA)).contains(new Student(ANA, "Ana Ñu", "a@b.es"));
        assertThat(roster.find(LUIS)).isPresent();
    }

    @Test
    void put_replacesTheRoster() {
        accepted(HttpMethod.PUT, CSV, "dni,name,email\n00000002,Luis,luis@teleco.example\n")
                .json("{enrolled: 1, added: 1, updated: 0, removed: 1, refused: []}");
        assertThat(roster.find(ANA)).isEmpty();
        assertThat(roster.enrolled()).isEqualTo(1);
    }

    @Test
    void jsonRoster_isAcceptedLikeCsv() {
        accepted(HttpMethod.POST, MediaType.APPLICATION_JSON, """
                [{"dni": " 00000002 ", "name": "Luis", "email": "luis@teleco.example"}]
                """)
                .json("{enrolled: 2, added: 1, updated: 0, removed: 0, refused: []}");
    }

    @Test
    void oneInvalidLine_isReported_andNothingIsChanged() {
        for (var method : new HttpMethod[] {HttpMethod.PUT, HttpMethod.POST}) {
            refused(method, CSV, "dni,name,email\n00000002,Luis,l@b.es\n00000003Z,Eva,e@b.es\n")
                    .jsonPath("$.refused[0].line")
                    .isEqualTo(3)
                    .jsonPath("$.refused[0].value")
                    .isEqualTo("00000003Z")
                    .jsonPath("$.refused[0].reason")
                    .isEqualTo(RosterError.DNI_LETTER.sentence())
                    .jsonPath("$.refused[1]")
                    .doesNotExist();
            assertThat(roster.all()).extracting(Student::dni).containsExactly(ANA);
        }
    }

    @Test
    void unacceptableResponseType_changesNothing() {
        http.admin()
                .put()
                .uri("/api/roster")
                .contentType(CSV)
                .accept(CSV)
                .body("dni,name,email\n".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(roster.find(ANA)).isPresent();
    }

    @Test
    void invalidJsonStudents_areReportedByPosition() {
        refused(HttpMethod.PUT, MediaType.APPLICATION_JSON, """
                [{"dni": "00000002", "name": "Luis", "email": "l@b.es"}, null, {"dni": 3, "name": "\\ud800"}]
                """)
                .jsonPath("$.refused[*].line")
                .isEqualTo(List.of(2, 3, 3, 3))
                .jsonPath("$.refused[1].reason")
                .isEqualTo(RosterError.DNI_ZEROS.sentence());
        assertThat(roster.enrolled()).isEqualTo(1);
    }

    @Test
    void exportedCsv_canBeImportedUnchanged() {
        accepted(HttpMethod.POST, MediaType.APPLICATION_JSON, """
                [{"dni": "00000002", "name": "=1+1", "email": "-l@b.es"}, {"dni": "X0000003", "name": "'@a;\\"b\\", c", "email": "e@b.es"}]
                """);
        var before = roster.all().stream().toList();
        var exported = exportCsv();
        assertThat(exported).contains("\r\n00000002,'=1+1,'-l@b.es\r\n");
        accepted(HttpMethod.PUT, CSV, "dni,name,email\n00000009,Leo,leo@b.es\n");
        accepted(HttpMethod.PUT, CSV, exported).json("{enrolled: 3, added: 3}");
        assertThat(roster.all()).containsExactlyElementsOf(before);
        accepted(HttpMethod.PUT, CSV, exported).json("{added: 0, updated: 0, removed: 0}");
    }

    @Test
    void rehearsalColumn_isExportedOnlyIfAStudentIsMarked() {
        assertThat(exportCsv()).startsWith("dni,name,email\r\n");
        accepted(HttpMethod.POST, MediaType.APPLICATION_JSON, """
                [{"dni": "00000002", "name": "Luis", "email": "l@b.es", "rehearsal": true},
                 {"dni": "00000003", "name": "Eva", "email": "e@b.es", "rehearsal": null}]
                """).json("{enrolled: 2, added: 2}");
        assertThat(roster.isRehearsal(LUIS)).isTrue();
        assertThat(roster.findByEmail("l@b.es")).isEmpty();
        var exported = exportCsv();
        assertThat(exported).startsWith("dni,name,email,rehearsal\r\n").contains("\r\n00000002,Luis,l@b.es,true\r\n");
        accepted(HttpMethod.PUT, CSV, exported).json("{added: 0, updated: 0, removed: 0}");
        accepted(HttpMethod.PUT, CSV, exported.replace("true", "false")).json("{enrolled: 3, updated: 1}");
        assertThat(exportCsv()).startsWith("dni,name,email\r\n");
        refused(HttpMethod.POST, MediaType.APPLICATION_JSON, """
                [{"dni": "00000004", "name": "Ana", "email": "a@b.es", "rehearsal": "perhaps"}]
                """)
                .jsonPath("$.refused[0].reason")
                .isEqualTo(RosterError.REHEARSAL.sentence());
    }

    @Test
    void list_isPagedInJson_andCompleteInCsv() {
        accepted(HttpMethod.POST, CSV, "dni,name,email\n00000002,Luis,l@b.es\n00000003,Eva,e@b.es\n");
        http.admin()
                .get()
                .uri("/api/roster?page=1&size=2")
                .exchange()
                .expectBody()
                .json("""
                        {"items": [{"dni": "00000003", "name": "Eva", "email": "e@b.es"}], "page": 1, "size": 2, "total": 3}
                        """);
        assertThat(exportCsv().lines()).hasSize(4);
    }

    private String exportCsv() {
        var body = http.admin()
                .get()
                .uri("/api/roster")
                .accept(CSV)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(body);
    }

    private BodyContentSpec accepted(HttpMethod method, MediaType type, String body) {
        return exchange(method, type, body, 200, MediaType.APPLICATION_JSON);
    }

    private BodyContentSpec refused(HttpMethod method, MediaType type, String body) {
        return exchange(method, type, body, 422, MediaType.APPLICATION_PROBLEM_JSON);
    }

    private BodyContentSpec exchange(
            HttpMethod method, MediaType type, String body, int status, MediaType responseType) {
        return http.admin()
                .method(method)
                .uri("/api/roster")
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(responseType)
                .expectBody();
    }
}
