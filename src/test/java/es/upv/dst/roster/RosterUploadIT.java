// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.roster.file.Workbook;
import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

/** Tests uploads as programs and browsers send them, and lists of nobody. */
@Tag("database")
@SharedServer
class RosterUploadIT {

    private static final String LIST =
            "DNI;Apellidos;Nombre;Correo electrónico;Grupo\r\n12345678Z;Peña;Núria;n@b.es;L1\r\n";
    private static final Student NURIA = new Student(new Dni("12345678"), "Núria Peña", "n@b.es");
    private static final String FORM = "multipart/form-data; boundary=x";

    private final HttpClients http;
    private final Roster roster;

    @Autowired
    RosterUploadIT(HttpClients http, Roster roster) {
        this.http = http;
        this.roster = roster;
    }

    @BeforeEach
    void enrolAna() {
        send(HttpMethod.PUT, "", "text/csv", "dni,name,email\n00000001,Ana,ana@b.es\n".getBytes(UTF_8), 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/octet-stream",
                "text/plain",
                "text/plain;charset=UTF-8",
                "text/tab-separated-values",
                "application/csv",
                "application/vnd.ms-excel",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/x-www-form-urlencoded",
                "text/*",
                "*/*",
            })
    void everyDeclaredType_isRead(String type) {
        for (var method : new HttpMethod[] {HttpMethod.PUT, HttpMethod.POST}) {
            enrolAna();
            send(method, method == HttpMethod.POST ? "/" : "", type, LIST.getBytes(UTF_8), 200)
                    .json("{added: 1, refused: [], ignoredColumns: ['Grupo'], notes: []}");
            assertThat(roster.all()).contains(NURIA);
        }
    }

    @Test
    void workbookAndJson_areReadWithoutAType() {
        var workbook = new Workbook()
                .sheet(
                        "Clase",
                        Workbook.texts("dni", "nombre", "correo"),
                        Workbook.texts("12345678", "Núria Peña", "n@b.es"));
        send(HttpMethod.PUT, "", "", workbook.bytes(), 200).json("{enrolled: 1, added: 1, removed: 1}");
        assertThat(roster.all()).containsExactly(NURIA);
        var json = "[{\"dni\": \"12345678Z\", \"name\": \"Eva\", \"email\": \"e@b.es\"}]";
        send(HttpMethod.POST, "", "", json.getBytes(UTF_8), 200).json("{enrolled: 1, updated: 1}");
    }

    @ParameterizedTest
    @CsvSource({"file, class.csv, text/csv", "roster, C:\\class.xls, application/vnd.ms-excel"})
    void fileOfAForm_isRead(String part, String name, String type) {
        var body =
                "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n--x--\r\n"
                        .formatted(part, name, type + ";charset=UTF-8", LIST);
        for (var method : new HttpMethod[] {HttpMethod.PUT, HttpMethod.POST}) {
            enrolAna();
            send(method, "", FORM, body.getBytes(UTF_8), 200).json("{added: 1}");
            assertThat(roster.all()).contains(NURIA);
        }
    }

    /** As {@code curl -F 'file=<list.csv'} sends it. */
    @Test
    void fieldOfAForm_isReadAsAFile() {
        var field = "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + LIST + "\r\n--x--\r\n";
        send(HttpMethod.POST, "", FORM, field.getBytes(Charset.forName("windows-1252")), 200)
                .json("{added: 1}");
        assertThat(roster.all()).contains(NURIA);
    }

    @Test
    void typeThatIsNone_isIgnored_butAnUnknownCharacterSetIsRefused() throws IOException {
        assertThat(http.put("/api/roster", "csv", LIST)).contains("\"added\":1");
        assertThat(http.put("/api/roster", "text/csv; charset=klingon", LIST))
                .startsWith("HTTP/1.1 415")
                .contains("charset=klingon");
        assertThat(roster.all()).containsExactly(NURIA);
    }

    @Test
    void formWithoutAFile_isRefused() {
        var body = "--x\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\ndni\r\n--x--\r\n";
        send(HttpMethod.PUT, "", FORM, body.getBytes(UTF_8), 400)
                .json("{detail: 'Send one file, as the part file of the form.', parts: ['list']}");
        assertThat(roster.enrolled()).isEqualTo(1);
    }

    @Test
    void windows1252_isReadAsDeclared_orWithANote() {
        var file = LIST.getBytes(Charset.forName("windows-1252"));
        send(HttpMethod.PUT, "", "text/csv; charset=windows-1252", file, 200).json("{added: 1, notes: []}");
        assertThat(roster.all()).containsExactly(NURIA);
        send(HttpMethod.PUT, "", "text/csv", file, 200)
                .jsonPath("$.notes[0]")
                .value(String.class, note -> assertThat(note).contains("read as Windows-1252"));
        assertThat(roster.all()).containsExactly(NURIA);
        send(HttpMethod.PUT, "", "text/csv; charset=UTF-8", file, 422)
                .jsonPath("$.refused[0].line")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, ''",
        "text/csv, 'dni,name,email\n'",
        "'', 'DNI;Nombre;Correo;Grupo\r\n;;;L1\r\n'",
        "application/json, '[]'",
        "'', '[]'",
        "application/octet-stream, ' \r\n;;\r\n'",
    })
    void listOfNobody_removesEverybodyOnlyIfConfirmed(String type, String file) {
        if (file.contains("L1")) {
            send(HttpMethod.PUT, "", type, file.getBytes(UTF_8), 422);
            assertThat(roster.enrolled()).isEqualTo(1);
            return;
        }
        send(HttpMethod.PUT, "", type, file.getBytes(UTF_8), 422)
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("?confirm=true"));
        send(HttpMethod.PUT, "?confirm=false", type, file.getBytes(UTF_8), 422);
        assertThat(roster.enrolled()).isEqualTo(1);
        send(HttpMethod.PUT, "?confirm=true", type, file.getBytes(UTF_8), 200).json("{enrolled: 0, removed: 1}");
        send(HttpMethod.PUT, "", type, file.getBytes(UTF_8), 200).json("{enrolled: 0, removed: 0}");
    }

    private BodyContentSpec send(HttpMethod method, String query, String type, byte[] body, int status) {
        return http.admin()
                .method(method)
                .uri("/api/roster" + query)
                .headers(headers -> {
                    if (!type.isEmpty()) {
                        headers.set(HttpHeaders.CONTENT_TYPE, type);
                    }
                })
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody();
    }
}
