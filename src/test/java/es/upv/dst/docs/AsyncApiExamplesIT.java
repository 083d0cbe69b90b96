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

/** Tests that a lab answers each example of docs/asyncapi.yaml as documented there. */
class AsyncApiExamplesIT {

    private static final String EXAMPLE_CODE = "93729";
    private static final String NEVER_ISSUED = "00000";

    private static final AsyncApiDocument DOCUMENT = AsyncApiDocument.read();

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
        return DOCUMENT.examples("request").stream()
                .filter(example -> example.summary().equals("ISSUED"))
                .map(example -> example.text().strip())
                .distinct()
                .map(dni -> dni + ",Alumno,alumno@example.org\n")
                .collect(joining("", "dni,name,email\n", ""));
    }

    @Test
    void requestExamples_haveTheirDocumentedOutcomes() {
        var valid = DOCUMENT.examples("request");
        var malformed = DOCUMENT.malformed("request");
        assertThat(valid).allMatch(example -> matchesPattern("request", example));
        assertThat(malformed).noneMatch(example -> matchesPattern("request", example));
        var before = outcomes().size();
        try (var student = lab.student(1)) {
            Stream.concat(valid.stream(), malformed.stream())
                    .forEach(example -> student.publish("DST/PETICION", example.payload(), false));
        }
        var expected = Stream.concat(
                        valid.stream().map(Example::summary), malformed.stream().map(example -> "MALFORMED"))
                .toList();
        await().until(() -> outcomes().size() == before + expected.size());
        assertThat(outcomes()).endsWith(expected.toArray(String[]::new));
    }

    @Test
    void submissionExamples_getTheirDocumentedVerdicts() {
        var valid = DOCUMENT.examples("submission");
        var malformed = DOCUMENT.malformed("submission");
        assertThat(valid).allMatch(example -> matchesPattern("submission", example));
        assertThat(malformed).noneMatch(example -> matchesPattern("submission", example));
        assertThat(malformed).allMatch(example -> example.summary().endsWith(";MALFORMED"));
        try (var student = lab.student(1)) {
            var code = requestCodeOtherThan(NEVER_ISSUED, student);
            Stream.of(valid, malformed).flatMap(List::stream).forEach(example -> {
                student.publish("DST/SOLUCION", withCode(example.payload(), code), false);
                assertThat(student.awaitVerdict())
                        .as(example.name())
                        .isEqualTo(example.summary().replace(EXAMPLE_CODE, code))
                        .matches(DOCUMENT.pattern("announcement"));
            });
        }
    }

    @Test
    void examplesOfCodesAndVerdicts_matchTheirPatterns() {
        assertThat(DOCUMENT.examples("code")).allMatch(example -> matchesPattern("code", example));
        assertThat(DOCUMENT.examples("verdict")).allMatch(example -> matchesPattern("announcement", example));
        try (var student = lab.student(1)) {
            assertThat(student.requestCode()).matches(DOCUMENT.pattern("code"));
        }
    }

    @Test
    void submissionOfTheMaximumSize_isParsed_andALargerOneIsMalformed() {
        var bytes = DOCUMENT.at("/components/schemas/submission/x-maxBytes").asInt();
        assertThat(DOCUMENT.at("/components/schemas/submission/maxLength").asInt())
                .isEqualTo(bytes);
        try (var student = lab.student(1)) {
            student.publish("DST/SOLUCION", submissionOfLength(bytes));
            assertThat(student.awaitVerdict()).isEqualTo("93728;INVALID_CODE");
            student.publish("DST/SOLUCION", submissionOfLength(bytes + 1));
            assertThat(student.awaitVerdict()).isEqualTo("93728;MALFORMED");
        }
    }

    /** Contains characters of two bytes, so that the limit has to count bytes and not characters. */
    private static String submissionOfLength(int bytes) {
        var start = bytes % 2 == 0 ? "93728;" : "93728;N";
        return start + "ú".repeat((bytes - start.length() - 2) / 2) + "; ";
    }

    private static boolean matchesPattern(String schema, Example example) {
        return DOCUMENT.pattern(schema).matcher(example.text()).find();
    }

    private static String requestCodeOtherThan(String excluded, Student student) {
        return Stream.generate(student::requestCode)
                .filter(code -> !code.equals(excluded))
                .findFirst()
                .orElseThrow();
    }

    /** Decodes as ISO-8859-1, because not every example is valid UTF-8. */
    private static byte[] withCode(byte[] payload, String code) {
        var text = new String(payload, ISO_8859_1);
        return text.replace(EXAMPLE_CODE, code).getBytes(ISO_8859_1);
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
