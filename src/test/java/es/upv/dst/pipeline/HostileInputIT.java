// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that hostile input does not stop the lab, gets the right verdict, and uses no code. */
@Tag("database")
class HostileInputIT {

    private static final byte[] NOT_UTF_8 = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xFE, 0};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void hostileSubmissions_getTheirVerdicts_andUseNoCode(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(2);
            try (var honest = lab.student(1);
                    var hostile = lab.student(2)) {
                var code = honest.requestCode();
                submissions(code)
                        .forEach((payload, verdict) -> hostile.publish("DST/SOLUCION", payload.bytes(), false));
                var expected = submissions(code).values().stream().toList();
                await().until(() -> verdicts(lab).size() == expected.size());
                assertThat(verdicts(lab)).containsExactlyElementsOf(expected);
                assertThat(lab.admin().get("/api/codes/" + code).get("state").asString())
                        .isEqualTo("OPEN");
                assertThat(honest.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
                assertThat(lab.admin().certifiedLines())
                        .containsExactly(code + ";Alumno 00000001;a00000001@example.org");
            }
        });
    }

    private static Map<Payload, String> submissions(String code) {
        var wrong = code.substring(0, 4) + (code.charAt(4) - '0' + 1) % 10;
        var expected = new LinkedHashMap<Payload, String>();
        expected.put(new Payload(""), "MALFORMED");
        expected.put(new Payload(new byte[] {0, 1, 2, (byte) 0x80, (byte) 0xFF}), "MALFORMED");
        expected.put(new Payload(code.getBytes(UTF_8), ";Eva;".getBytes(UTF_8), NOT_UTF_8), "MALFORMED");
        expected.put(new Payload(code + ";E\0va;eva@example.org"), "MALFORMED");
        expected.put(new Payload(code + ";Eva\nAdán;eva@example.org"), "MALFORMED");
        expected.put(new Payload(code + ";Eva"), "MALFORMED");
        expected.put(new Payload(code + ";Eva;eva@example.org;"), "MALFORMED");
        expected.put(new Payload(code + ";  ;eva@example.org"), "MALFORMED");
        expected.put(new Payload(code + ";\u00A0\u200B\uFEFF;eva@example.org"), "MALFORMED");
        expected.put(new Payload(code + ";Eva \u202Enádá;eva@example.org"), "MALFORMED");
        expected.put(new Payload(code + ";" + "E".repeat(1_024) + ";eva@example.org"), "MALFORMED");
        expected.put(new Payload(" " + code + ";Eva;eva@example.org"), "INVALID_CODE");
        expected.put(new Payload(fullWidth(code) + ";Eva;eva@example.org"), "INVALID_CODE");
        expected.put(new Payload(wrong + ";Eva;eva@example.org"), "INVALID_CODE");
        expected.put(new Payload("'; drop table code; --"), "INVALID_CODE");
        expected.put(new Payload((code.equals("00000") ? "00013" : "00000") + ";Eva;eva@example.org"), "NOT_ISSUED");
        return expected;
    }

    @ParameterizedTest
    @EnumSource
    void hostileRequests_getTheirOutcomes(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(2);
            var expected = requests();
            try (var hostile = lab.student(2)) {
                expected.keySet().forEach(payload -> hostile.publish("DST/PETICION", payload.bytes(), false));
                await().until(() -> outcomes(lab).size() == expected.size());
                assertThat(outcomes(lab)).containsExactlyElementsOf(expected.values());
                assertThat(lab.admin().get("/api/status").at("/codes/open").asInt())
                        .isEqualTo(1);
                assertThat(hostile.requestCode()).hasSize(5);
            }
        });
    }

    private static Map<Payload, String> requests() {
        var expected = new LinkedHashMap<Payload, String>();
        expected.put(new Payload(""), "MALFORMED");
        expected.put(new Payload(NOT_UTF_8), "MALFORMED");
        expected.put(new Payload("0000000\0"), "MALFORMED");
        expected.put(new Payload("00000001R"), "MALFORMED");
        expected.put(new Payload("0000001"), "MALFORMED");
        expected.put(new Payload(fullWidth("00000001")), "MALFORMED");
        expected.put(new Payload("' or 1=1 --"), "MALFORMED");
        expected.put(new Payload("9".repeat(20_000)), "MALFORMED");
        expected.put(new Payload("99999999"), "NOT_ENROLLED");
        expected.put(new Payload("X1234567"), "NOT_ENROLLED");
        expected.put(new Payload(" \t00000001\r\n"), "ISSUED");
        return expected;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("h2")
    void messageOfAMegabyte_delaysNoOtherStudent(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(2);
            for (var topic : List.of("DST/PETICION", "DST/SOLUCION")) {
                publishMegabyte(lab.student(2), topic);
            }
            try (var honest = lab.student(1)) {
                var code = honest.requestCode();
                assertThat(honest.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            }
        });
    }

    /** The embedded broker closes the connection, which the client may notice only after the call. */
    private static void publishMegabyte(Student hostile, String topic) {
        try (hostile) {
            hostile.publish(topic, new byte[1_048_576], false);
        } catch (RuntimeException e) {
            assertThat(e.getClass().getName()).startsWith("com.hivemq");
        }
    }

    @ParameterizedTest
    @EnumSource
    void retainedMessages_areHandledOnce(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(1);
            try (var student = lab.student(1)) {
                student.publish("DST/PETICION", Lab.dni(1).getBytes(UTF_8), true);
                var code = student.awaitCode();
                student.publish("DST/SOLUCION", (code + ";Eva;eva@example.org").getBytes(UTF_8), true);
                student.publish("DST/CODIGO", "00000".getBytes(UTF_8), true);
                await().until(() -> verdicts(lab).equals(List.of("ACCEPTED")));
            }
            lab.stop().start().awaitConnected();
            try (var another = lab.student(1)) {
                assertThat(another.requestCode())
                        .as("first code that a new subscriber receives")
                        .isNotEqualTo("00000");
            }
            assertThat(outcomes(lab)).containsExactly("ISSUED", "ISSUED");
            assertThat(verdicts(lab)).containsExactly("ACCEPTED");
        });
    }

    private static List<String> verdicts(Lab lab) {
        return column(lab, "/api/submissions?size=500", "verdict");
    }

    private static List<String> outcomes(Lab lab) {
        return column(lab, "/api/requests?size=500", "outcome");
    }

    private static List<String> column(Lab lab, String path, String name) {
        return lab.admin()
                .get(path)
                .get("items")
                .valueStream()
                .map(row -> row.get(name).asString())
                .toList();
    }

    private static String fullWidth(String digits) {
        return digits.codePoints()
                .map(digit -> digit - '0' + '\uFF10')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The bytes of a message, as a key of a map. */
    private record Payload(byte[]... parts) {

        Payload(String text) {
            this(text.getBytes(UTF_8));
        }

        byte[] bytes() {
            var all = new java.io.ByteArrayOutputStream();
            for (var part : parts) {
                all.writeBytes(part);
            }
            return all.toByteArray();
        }
    }
}
