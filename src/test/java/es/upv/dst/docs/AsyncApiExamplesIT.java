// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AsyncApiDocument;
import es.upv.dst.fixture.AsyncApiDocument.Example;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab answers each example of docs/asyncapi.yaml as it is written there. */
class AsyncApiExamplesIT {

    private static final String WRITTEN_CODE = "93729";
    private static final String NEVER_ISSUED = "00000";

    private static final AsyncApiDocument WIRE = AsyncApiDocument.read();

    @TempDir
    static Path folder;

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = Lab.embedded(folder);
        lab.admin().exchange("PUT", "/api/roster", "text/csv", "application/json", roster());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static String roster() {
        return WIRE.examples("request").stream()
                .filter(example -> example.summary().equals("ISSUED"))
                .map(example -> example.text().strip())
                .distinct()
                .map(dni -> dni + ",Alumno,alumno@example.org\n")
                .collect(joining("", "dni,name,email\n", ""));
    }

    @Test
    void eachRequestHasItsOutcome() {
        var good = WIRE.examples("request");
        var bad = WIRE.malformed("request");
        assertThat(good).allMatch(example -> looksLike("request", example));
        assertThat(bad).noneMatch(example -> looksLike("request", example));
        var earlier = outcomes().size();
        try (var student = lab.student(1)) {
            Stream.concat(good.stream(), bad.stream())
                    .forEach(example -> student.publish("DST/PETICION", example.payload(), false));
        }
        var expected = Stream.concat(
                        good.stream().map(Example::summary), bad.stream().map(example -> "MALFORMED"))
                .toList();
        await().until(() -> outcomes().size() == earlier + expected.size());
        assertThat(outcomes()).endsWith(expected.toArray(String[]::new));
    }

    @Test
    void eachSubmissionIsAnsweredAsItSays() {
        var good = WIRE.examples("submission");
        var bad = WIRE.malformed("submission");
        assertThat(good).allMatch(example -> looksLike("submission", example));
        assertThat(bad).noneMatch(example -> looksLike("submission", example));
        assertThat(bad).allMatch(example -> example.summary().endsWith(";MALFORMED"));
        try (var student = lab.student(1)) {
            var code = codeThatIsNot(NEVER_ISSUED, student);
            Stream.of(good, bad).flatMap(List::stream).forEach(example -> {
                student.publish("DST/SOLUCION", replaced(example.payload(), code), false);
                assertThat(student.awaitVerdict())
                        .as(example.name())
                        .isEqualTo(example.summary().replace(WRITTEN_CODE, code))
                        .matches(WIRE.pattern("announcement"));
            });
        }
    }

    @Test
    void eachCodeAndEachVerdictLooksAsItSays() {
        assertThat(WIRE.examples("code")).allMatch(example -> looksLike("code", example));
        assertThat(WIRE.examples("verdict")).allMatch(example -> looksLike("announcement", example));
        try (var student = lab.student(1)) {
            assertThat(student.requestCode()).matches(WIRE.pattern("code"));
        }
    }

    @Test
    void theLargestSubmissionIsReadAndNoLarger() {
        var bytes = WIRE.at("/components/schemas/submission/x-maxBytes").asInt();
        assertThat(WIRE.at("/components/schemas/submission/maxLength").asInt()).isEqualTo(bytes);
        try (var student = lab.student(1)) {
            student.publish("DST/SOLUCION", ofLength(bytes));
            assertThat(student.awaitVerdict()).isEqualTo("93728;INVALID_CODE");
            student.publish("DST/SOLUCION", ofLength(bytes + 1));
            assertThat(student.awaitVerdict()).isEqualTo("93728;MALFORMED");
        }
    }

    /** With letters of two bytes, so that it is the bytes that count. */
    private static String ofLength(int bytes) {
        var start = bytes % 2 == 0 ? "93728;" : "93728;N";
        return start + "ú".repeat((bytes - start.length() - 2) / 2) + "; ";
    }

    private static boolean looksLike(String schema, Example example) {
        return WIRE.pattern(schema).matcher(example.text()).find();
    }

    private static String codeThatIsNot(String unwanted, Student student) {
        return Stream.generate(student::requestCode)
                .filter(code -> !code.equals(unwanted))
                .findFirst()
                .orElseThrow();
    }

    /** Byte by byte, since not every example is a text. */
    private static byte[] replaced(byte[] payload, String code) {
        var text = new String(payload, ISO_8859_1);
        return text.replace(WRITTEN_CODE, code).getBytes(ISO_8859_1);
    }

    private static List<String> outcomes() {
        return lab.admin()
                .get("/api/requests?size=500")
                .get("items")
                .valueStream()
                .map(row -> row.get("outcome").asString())
                .toList();
    }
}
