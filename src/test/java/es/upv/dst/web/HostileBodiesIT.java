// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.web.ApiOperations.ApiOperation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests that each text in a JSON object is limited, in all operations of the OpenAPI description. */
@Tag("database")
class HostileBodiesIT {

    private static final String JSON = "application/json";

    /** The flow sends its input over MQTT and waits for answers, so it would take minutes. */
    private static final String WAITING = "/api/student-flow";

    /** PostgreSQL stores no NUL, and an unpaired surrogate cannot be encoded in UTF-8. */
    private static final List<String> NOT_STORABLE =
            List.of("\\u0000", "a\\u0000b", "\\ud800", "a\\udc00", "x\\u001bx", "x".repeat(100_000));

    private static final List<String> UNUSUAL =
            List.of("", " ", "\\u00a0", "\\u2003", "\\u200b", "a\\tb", "a\\nb", "\\uffff", "\\ud83d\\ude00");

    @TempDir
    static Path folder;

    private static Lab lab;
    private static ApiOperations operations;

    @BeforeAll
    static void startLab() {
        lab = Lab.embedded(folder).enroll(1);
        assertThat(lab.admin().handIn("00000001", "practica.py", "import paho").statusCode())
                .isEqualTo(201);
        operations = new ApiOperations(lab.admin().get("/v3/api-docs"));
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void textThatCannotBeStored_isRefused() {
        assertThat(texts().map(Text::name)).contains("name", "reason", "note", "subject", "text", "confirm");
        var softly = new SoftAssertions();
        texts().forEach(text ->
                NOT_STORABLE.forEach(value -> softly.assertThat(text.send(value).statusCode())
                        .as(text + " " + shortened(value))
                        .isBetween(400, 499)));
        softly.assertAll();
    }

    @Test
    void unusualText_causesNoErrorOfTheServer() {
        var softly = new SoftAssertions();
        texts().forEach(text ->
                UNUSUAL.forEach(value -> softly.assertThat(text.send(value).statusCode())
                        .as(text + " " + value)
                        .isBetween(200, 499)));
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\\u00a0", "\\u2003 ", "\\u200b", "a\\u0000", "a\\tb", "a\\nb", "a\\u2028b", "\\ud800"})
    void nameOfTheCourse_isOneLineOfVisibleText(String name) {
        var before = lab.admin().get("/api/course");
        var response = lab.admin().exchange("PUT", "/api/course", JSON, JSON, "{\"name\": \"" + name + "\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(AdminClient.json(response).at("/invalid/0/name").asString()).isEqualTo("name");
        assertThat(lab.admin().get("/api/course")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "a\0.py", "\u001b[2J.py", "../../a.py", "%00.py", "LONG", "a\u00ff.zip"})
    void hostileFileName_causesNoErrorOfTheServer(String name) {
        var file = name.equals("LONG") ? "x".repeat(10_000) : name;
        assertThat(lab.admin().handIn("00000001", file, "import json").statusCode())
                .isBetween(200, 499);
        assertThat(lab.admin().handIn("a\0", file, "import json").statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data, --x",
        "multipart/form-data; boundary=x, --x",
        "multipart/form-data; boundary=x, ''",
        "multipart/form-data; boundary=x, no boundary"
    })
    void malformedUpload_isRefused(String type, String body) {
        var response = lab.admin().exchange("POST", "/api/programs", type, JSON, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /** Returns the texts of all bodies, without times, which have a format of their own. */
    private static Stream<Text> texts() {
        return operations
                .all()
                .filter(operation -> !operation.path().equals(WAITING))
                .flatMap(operation -> {
                    var properties = operations.bodyProperties(operation);
                    return properties.properties().stream()
                            .filter(property -> isText(property.getValue()))
                            .map(property ->
                                    new Text(operation, List.copyOf(properties.propertyNames()), property.getKey()));
                });
    }

    private static boolean isText(JsonNode schema) {
        return schema.path("type").asString("").equals("string") && !schema.has("format");
    }

    private static String shortened(String value) {
        return value.substring(0, Math.min(value.length(), 10));
    }

    /** A text among the properties of a body. */
    private record Text(ApiOperation operation, List<String> properties, String name) {

        /** Sends a body in which this text has a value, as it is written in JSON. */
        HttpResponse<String> send(String value) {
            var body = properties.stream()
                    .map(property -> "\"%s\": %s"
                            .formatted(property, property.equals(name) ? "\"" + value + "\"" : other(property)))
                    .collect(Collectors.joining(", ", "{", "}"));
            return lab.admin().exchange(operation.method(), operation.path("", ""), JSON, JSON, body);
        }

        private static String other(String property) {
            return switch (property) {
                case "dni" -> "\"00000001\"";
                case "state" -> "\"open\"";
                case "decision" -> "\"accepted\"";
                case "grade" -> "0.1";
                case "first", "second" -> "\"1\"";
                case "opensAt", "closesAt", "keepRoster", "keepPrograms" -> "null";
                default -> "\"x\"";
            };
        }
    }
}
