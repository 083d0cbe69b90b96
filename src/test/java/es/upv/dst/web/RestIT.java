// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the REST API for codes, requests and submissions. */
@Tag("database")
class RestIT {

    @TempDir
    static Path folder;

    private static Lab lab;
    private static Student student;

    @BeforeAll
    static void startLab() {
        lab = Lab.embedded(folder).enroll(1);
        student = lab.student(1);
    }

    @AfterAll
    static void stopLab() {
        student.close();
        lab.close();
    }

    @Test
    void submissionOverRest_isJudgedLikeMqtt_andCertified() {
        var code = student.requestCode();
        var response = submit(code, " Peter Lim ", "pelim@teleco.upv.es");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(AdminClient.json(response).get("verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(AdminClient.json(response).get("name").asString()).isEqualTo("Peter Lim");
        assertThat(AdminClient.json(response).get("dni").asString()).isEqualTo("00000001");
        assertThat(AdminClient.json(response).get("answeredInMs").asLong()).isBetween(0L, 20_000L);
        assertThat(lab.admin().certifiedLines()).contains(code + ";Peter Lim;pelim@teleco.upv.es");
        assertRefused(submit(code, "Peter Lim", "pelim@teleco.upv.es"), "DUPLICATE");
        assertRefused(submit(code, "Eva", "eva@example.org"), "ALREADY_USED");
    }

    @ParameterizedTest
    @CsvSource({
        "' 12345', Eva, INVALID_CODE",
        "'123456', Eva, INVALID_CODE",
        "'1234;5', Eva, MALFORMED",
        "'12345', '', MALFORMED",
        "'12345', 'E;va', MALFORMED",
        "'12345', 'E\\nva', MALFORMED",
        "'12345', 'E\\u2028va', MALFORMED",
        "'12345', 'E\\u0000va', MALFORMED",
        "'12345', 'E\\ud800va', MALFORMED",
    })
    void refusedSubmission_returnsItsVerdict(String code, String name, String verdict) {
        assertRefused(submit(code, name, "eva@example.org"), verdict);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"{}", "[]", "{\"code\":\"12345\",\"name\":null,\"email\":\"x\"}", "{\"code\":", "''"},
            delimiter = '|')
    void invalidSubmission_getsStatus400(String json) {
        var before = lab.admin().get("/api/status").at("/submissions/total").asInt();
        var response = lab.admin().post("/api/submissions", json);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(lab.admin().get("/api/status").at("/submissions/total").asInt())
                .isEqualTo(before);
    }

    @Test
    void submissionWithoutAnAddress_isCertified() {
        var code = student.requestCode();
        assertThat(submit(code, "Eva", "").statusCode()).isEqualTo(201);
        assertThat(lab.admin().certifiedLines()).contains(code + ";Eva;");
    }

    @Test
    void formulaInAName_isEscapedInCsv() {
        var code = student.requestCode();
        student.publish("DST/SOLUCION", code + ";=1+1;eva@example.org");
        await().until(() -> lab.admin().certifiedLines().contains(code + ";=1+1;eva@example.org"));
        assertThat(lab.admin().text("/api/submissions?q=" + code, "text/csv"))
                .contains("," + code + ",'=1+1,eva@example.org,ACCEPTED,");
    }

    @Test
    void submissions_areFoundByVerdictCodeNameAndAddress() {
        var code = student.requestCode();
        submit(code, "Zoë Rarename", "rare%_@example.org");
        for (var q : new String[] {code, "RARENAME", "zo%C3%AB", "rare%25_"}) {
            var found = lab.admin().get("/api/submissions?verdict=ACCEPTED&q=" + q);
            assertThat(found.get("total").asInt()).as(q).isEqualTo(1);
            assertThat(found.at("/items/0/code").asString()).isEqualTo(code);
        }
        assertThat(lab.admin()
                        .get("/api/submissions?verdict=MALFORMED&q=" + code)
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(status("/api/submissions?verdict=PERHAPS")).isEqualTo(400);
        assertThat(status("/api/submissions?size=501")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/submissions", "/api/requests", "/api/mail"})
    void sqlInASearch_isNotExecuted(String list) {
        submit(student.requestCode(), "Eva", "eva@example.org");
        for (var q : new String[] {"'%20or%20'1'='1", "%25'%20or%201=1%20--", "';drop%20table%20submission;--"}) {
            assertThat(lab.admin().get(list + "?q=" + q).get("total").asInt())
                    .as(q)
                    .isZero();
        }
        assertThat(lab.admin().get("/api/submissions").get("total").asInt()).isPositive();
    }

    @Test
    void code_isOpen_thenUsed() {
        var code = student.requestCode();
        assertThat(lab.admin().get("/api/codes/" + code).get("state").asString())
                .isEqualTo("OPEN");
        submit(code, "Eva", "eva@example.org");
        var used = lab.admin().get("/api/codes/" + code);
        assertThat(used.get("state").asString()).isEqualTo("USED");
        assertThat(used.get("dni").asString()).isEqualTo("00000001");
        assertThat(Instant.parse(used.get("usedAt").asString()))
                .isAfterOrEqualTo(Instant.parse(used.get("issuedAt").asString()));
        assertThat(status("/api/codes/1234x")).isEqualTo(400);
        assertThat(status("/api/codes/" + codeNotIssued())).isEqualTo(404);
    }

    @Test
    void requests_areListedWithTheTextThatWasSent() {
        student.publish("DST/PETICION", "00000001R");
        await().until(() ->
                lab.admin().get("/api/requests?outcome=MALFORMED").get("total").asInt() == 1);
        assertThat(lab.admin()
                        .get("/api/requests?outcome=MALFORMED")
                        .at("/items/0/dni")
                        .asString())
                .isEqualTo("00000001R");
        assertThat(lab.admin().text("/api/requests?outcome=MALFORMED", "text/csv"))
                .contains(",00000001R,MALFORMED,");
    }

    private static HttpResponse<String> submit(String code, String name, String email) {
        return lab.admin().post("/api/submissions", """
                        {"code":"%s","name":"%s","email":"%s"}""".formatted(code, name, email));
    }

    private static void assertRefused(HttpResponse<String> response, String verdict) {
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(AdminClient.json(response).get("verdict").asString()).isEqualTo(verdict);
    }

    private static int status(String path) {
        return lab.admin()
                .exchange("GET", path, "application/json", "application/json", "")
                .statusCode();
    }

    /** A valid code that was not issued. */
    private static String codeNotIssued() {
        for (var candidate = 0; candidate < 100_000; candidate++) {
            var status = status("/api/codes/%05d".formatted(candidate));
            if (status == 404) {
                return "%05d".formatted(candidate);
            }
        }
        throw new AssertionError("every code was issued");
    }
}
