// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that a refusal says what would be accepted. */
@SharedServer
class RefusalDetailsIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClients http;

    @Autowired
    RefusalDetailsIT(HttpClients http) {
        this.http = http;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/requests?outcome=banana     | outcome | must be one of ISSUED, NOT_ENROLLED, CLOSED, MALFORMED, POOL_EMPTY, TOO_MANY
            /api/submissions?verdict=x       | verdict | must be one of MALFORMED, INVALID_CODE, NOT_ISSUED, DUPLICATE, \
            ALREADY_USED, NOT_YOURS, ACCEPTED, REHEARSED
            /api/requests?page=two           | page    | must be a whole number
            /api/requests?size=501           | size    | must be less than or equal to 500
            /api/mail?size=1.5               | size    | must be a whole number
            /api/programs/x                  | id      | must be a whole number
            /api/programs/similarities?min=x | min     | must be a number, such as 0.3
            /api/events?masked=maybe         | masked  | must be true or false
            /api/requests?outcome=a&outcome=b | outcome | must be given once
            /api/roster?size=5&page=1&size=6 | size    | must be given once
            """)
    void invalidParameter_isRefused_withTheValidValues(String path, String name, String reason) {
        var problem = problem(400, HttpMethod.GET, path, HttpHeaders.ACCEPT, "*/*", "");
        assertThat(problem.at("/invalid/0/name").asString()).isEqualTo(name);
        assertThat(problem.at("/invalid/0/reason").asString()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/requests       | Accept       | image/png       | 406 | application/json, text/csv
            GET    | /api/status         | Accept       | text/csv        | 406 | application/json
            GET    | /api/events         | Accept       | text/csv        | 406 | text/event-stream
            POST   | /api/backup         | Accept       | application/pdf | 406 | application/zip
            PUT    | /api/course         | Content-Type | image/png       | 415 | application/json
            PUT    | /api/course         | Content-Type | */*             | 415 | application/json
            PUT    | /api/course         | Content-Type | application/json | 400 | malformed JSON (line 1, column 1)
            POST   | /api/course/import  | Content-Type | text/plain      | 415 | application/zip
            DELETE | /api/roster         | Accept       | */*             | 405 | GET
            GET    | /api/events?only=no | Accept       | */*             | 400 | mail, request, status, student, submission
            GET    | /api/mail?state=no  | Accept       | */*             | 400 | pending, sent or failed
            GET    | /api/grades/12345678Z | Accept     | */*             | 400 | without its final letter
            """)
    void refusal_namesWhatIsAccepted(
            String method, String path, String header, String value, int status, String accepted) {
        var problem = problem(status, HttpMethod.valueOf(method), path, header, value, "x");
        assertThat(problem.get("detail").asString()).contains(accepted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/rehearsal   | {"students":"x"}          | students
            /api/submissions | {"code":[],"name":"x"}    | code
            /api/rehearsal   | {"students":{"number":1}} | students
            """)
    void fieldOfAWrongType_isNamed(String path, String json, String field) {
        var problem = problem(400, HttpMethod.POST, path, HttpHeaders.CONTENT_TYPE, "application/json", json);
        assertThat(problem.at("/invalid/0/name").asString()).isEqualTo(field);
        assertThat(problem.at("/invalid/0/reason").asString()).startsWith("must be a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /api/roster    | {"dni":"1"} | The request body must be a JSON array.
            /api/roster    | [["a"]]     | The field 0 must be a JSON object.
            /api/course    | []          | The request body must be a JSON object.
            /api/course    | "x"         | The request body must be a JSON object.
            /api/course    | ``          | The request body is missing; this address needs JSON.
            /api/course    | {"name":    | The request body is malformed JSON (line 1, column 9).
            """)
    void bodyOfAnotherKind_isRefused_withTheRightKind(String path, String json, String detail) {
        var problem = problem(400, HttpMethod.PUT, path, HttpHeaders.CONTENT_TYPE, "application/json", json);
        assertThat(problem.get("detail").asString()).isEqualTo(detail);
    }

    @Test
    void typeThatIsNone_isRefused() throws IOException {
        assertThat(http.put("/api/course", "json", "{}"))
                .contains("The header Content-Type cannot be read: json; this address accepts application/json.");
    }

    @Test
    void parameterNameWithALineEnd_isRefused() {
        http.admin()
                .get()
                .uri(URI.create("http://127.0.0.1:" + http.port() + "/api/status?a%0Ab=1"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The parameters cannot be decoded, or the name of one has a control character.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests?outcome=issued",
                "requests?outcome=Not-Enrolled",
                "submissions?verdict=accepted",
                "mail?state=SENT",
                "programs/cases?state=Open",
                "requests?size=%2010%20",
                "requests/",
                "requests/?outcome=issued"
            })
    void valueInAnotherSpelling_isAccepted(String path) {
        var response = http.admin()
                .get()
                .uri(URI.create("http://127.0.0.1:" + http.port() + "/api/" + path))
                .exchange();
        response.expectStatus().isOk();
    }

    private JsonNode problem(int status, HttpMethod method, String path, String header, String value, String body) {
        var request = http.admin().method(method).uri(path).header(header, value);
        var response = (method == HttpMethod.GET ? request : request.body(body)).exchange();
        return JSON.readTree(response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }
}
