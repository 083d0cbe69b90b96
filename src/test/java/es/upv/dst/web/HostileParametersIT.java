// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.HostileValues;
import es.upv.dst.fixture.Lab;
import es.upv.dst.web.ApiOperations.ApiOperation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that no value of a parameter causes an error of the server, in all GET operations of the OpenAPI description.
 */
@Tag("database")
class HostileParametersIT {

    private static final List<String> TEXT_TYPES = List.of("application/json", "text/csv");

    @TempDir
    static Path folder;

    private static Lab lab;
    private static List<ApiOperation> reads;

    @BeforeAll
    static void startLab() {
        lab = Lab.embedded(folder).enroll(1);
        assertThat(lab.admin().handIn("00000001", "practica.py", "import paho").statusCode())
                .isEqualTo(201);
        reads = new ApiOperations(lab.admin().get("/v3/api-docs"))
                .all()
                .filter(operation -> operation.method().equals("GET"))
                // A stream does not end. EventsIT tests its parameters.
                .filter(operation -> !operation.path().equals("/api/events"))
                .toList();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void hostileParameter_causesNoErrorOfTheServer() {
        assertThat(reads).extracting(ApiOperation::path).contains("/api/mail", "/api/programs/{id}");
        var softly = new SoftAssertions();
        calls().forEach(call -> TEXT_TYPES.forEach(type ->
                softly.assertThat(status(call, type)).as(type + " " + call).isBetween(200, 499)));
        softly.assertAll();
    }

    @Test
    void nul_isRefused_inEveryParameter() {
        var softly = new SoftAssertions();
        reads.stream()
                .filter(operation -> operation.path().startsWith("/api/"))
                .flatMap(operation ->
                        Stream.concat(queries(operation, "%00"), Stream.of(operation.path("", "") + "?unknown=%00")))
                .forEach(call -> softly.assertThat(status(call, "*/*")).as(call).isEqualTo(400));
        softly.assertAll();
    }

    private static Stream<String> calls() {
        return reads.stream()
                .flatMap(operation -> HostileValues.ENCODED.stream()
                        .flatMap(value -> Stream.concat(queries(operation, value), paths(operation, value))));
    }

    private static Stream<String> queries(ApiOperation operation, String value) {
        return operation.parameters("query").stream().map(name -> operation.path("", "") + "?" + name + "=" + value);
    }

    private static Stream<String> paths(ApiOperation operation, String value) {
        return operation.parameters("path").stream().map(name -> operation.path(name, value));
    }

    private static int status(String call, String type) {
        return lab.admin().exchange("GET", call, type, type, "").statusCode();
    }
}
