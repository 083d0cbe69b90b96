// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

import es.upv.dst.web.csv.Csv;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Tests that every error is a problem detail without internals of the lab. */
@SharedServer
@ExtendWith(OutputCaptureExtension.class)
class ErrorIT {

    private final HttpClients http;

    @Autowired
    ErrorIT(HttpClients http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/csv", "text/plain", "text/html", "image/png", "garbage"})
    void error_isAProblem_forEveryAcceptHeader(String accepted) {
        assertProblem(404, GET, "/api/nothing", accepted);
        assertProblem(405, DELETE, "/api/roster", accepted);
        assertProblem(400, GET, "/cells/x", accepted);
        assertProblem(500, GET, "/faulty", accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/yaml", "application/xml", "garbage"})
    void unsupportedAcceptHeader_getsStatus406(String accepted) {
        assertProblem(406, GET, "/api/roster", accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "size=0", "size=501", "page=x", "page=99999999999"})
    void invalidPageParameter_isNamedInTheProblem(String query) {
        assertProblem(400, GET, "/api/roster?" + query, "application/json")
                .jsonPath("$.invalid[0].name")
                .isEqualTo(query.split("=")[0]);
    }

    @Test
    void failure_isLoggedOnce_andNotDescribedToTheClient(CapturedOutput log) {
        var body = assertProblem(500, GET, "/faulty", "application/json").returnResult();
        assertThat(new String(body.getResponseBodyContent()))
                .doesNotContain(FailingController.SECRET, "IllegalState", "es.upv");
        assertThat(log.getOut()).containsOnlyOnce("IllegalStateException: " + FailingController.SECRET);
    }

    @Test
    void unsupportedContentType_getsStatus415() {
        assertPutRefused(415, "/api/course", MediaType.TEXT_PLAIN, "x");
        assertPutRefused(415, "/api/course", MediaType.APPLICATION_FORM_URLENCODED, "x=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "{}", "null", "\"x\"", "[[]]", "[{\"dni\":{}}]"})
    void unreadableJson_isRefused_withoutClassNames(String json) {
        var body = assertPutRefused(400, MediaType.APPLICATION_JSON, json).returnResult();
        assertThat(new String(body.getResponseBodyContent())).doesNotContain("java", "es.upv", "jackson");
    }

    @Test
    void bodyOverFiveMegabytes_getsStatus413() {
        assertPutRefused(413, MediaType.APPLICATION_JSON, " ".repeat(5 * 1024 * 1024 + 1));
        assertPutRefused(413, MediaType.parseMediaType(Csv.TYPE), " ".repeat(9 * 1024 * 1024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /{x} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u00f1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET //x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /x;y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "ODD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /actuator/health?x=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
            })
    void malformedHttp_isAnsweredWithAProblem(String bytes) throws IOException {
        assertThat(http.raw(bytes))
                .matches("(?s)HTTP/1.1 [45]0[0-9] .*")
                .doesNotStartWith("HTTP/1.1 500")
                .contains("Content-Type: application/problem+json", "\"status\":")
                .doesNotContain("<html", "Tomcat");
    }

    private BodyContentSpec assertProblem(int status, HttpMethod method, String path, String accepted) {
        return assertProblem(
                status,
                http.admin().method(method).uri(path).header("Accept", accepted).exchange());
    }

    private BodyContentSpec assertPutRefused(int status, MediaType type, String body) {
        return assertPutRefused(status, "/api/roster", type, body);
    }

    private BodyContentSpec assertPutRefused(int status, String path, MediaType type, String body) {
        return assertProblem(
                status,
                http.admin().method(PUT).uri(path).contentType(type).body(body).exchange());
    }

    private static BodyContentSpec assertProblem(int status, ResponseSpec response) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status);
    }
}
