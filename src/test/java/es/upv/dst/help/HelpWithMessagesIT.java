// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static es.upv.dst.fixture.Lab.dni;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AnonymousClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.storage.Excerpt;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** "Check your message" says where a message is wrong, and agrees with the teacher on whether it is. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class HelpWithMessagesIT {

    private static final String REQUEST = "DST/PETICION";
    private static final String SOLUTION = "DST/SOLUCION";
    private static final int MANY = 150;

    private Lab lab;
    private AnonymousClient visitor;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(3);
        visitor = lab.anonymous();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' 12340;Peter Lim;p@x.es'     | El carácter 1 es un espacio: quítalo.",
                "'12340,Peter Lim;p@x.es'      | El carácter 6 ha de ser «;», y es «,».",
                "'\"12340;Peter Lim;p@x.es'    | El carácter 1 es «&quot;»: quítalo. Las comillas",
                "'00001;Peter Lim;p@x.es'      | El carácter 5, «1», no es la cifra de control de las otras cuatro",
                "'1234;Peter Lim;p@x.es'       | falta la del carácter 5",
                "'123456;Peter Lim;p@x.es'     | el carácter 6 ha de ser «;», y es «6»",
                "'12340;Peter Lim'             | Faltan campos",
                "'12340;Peter;Lim;p@x.es'      | el «;» del carácter 16 es el tercero",
                "'12340;😀\u0007Peter;p@x.es'  | El carácter 8 es un carácter invisible (U+0007)",
                "'12340;Peter;p@x.es\n'        | El carácter 19 es un salto de línea",
                "'12340; ;p@x.es'              | Falta el nombre, que ha de empezar en el carácter 7",
                "'12340;Peter;no address'      | La dirección de correo no es válida"
            })
    void aSolutionIsMendedCharacterByCharacter(String payload, String advice) {
        assertThat(visitor.checkMessage(SOLUTION, payload)).contains(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12345678Z     | El carácter 9 es «Z»: quita la letra final",
                "12.345.678    | El carácter 3 es «.»: quítalo",
                "x1234567      | El carácter 1 es «x»: ha de ser una cifra (o X, Y o Z mayúscula",
                "1234567       | Son 7 caracteres y han de ser ocho",
                "''            | El mensaje está vacío"
            })
    void aRequestIsMendedCharacterByCharacter(String payload, String advice) {
        assertThat(visitor.checkMessage(REQUEST, payload)).contains(advice);
    }

    @Test
    void whatIsTooLongIsSaid() {
        assertThat(visitor.checkMessage(SOLUTION, "12340;" + "ñ".repeat(600) + ";p@x.es"))
                .contains("más de 1024 bytes", "sobra desde el carácter 516");
        assertThat(visitor.checkMessage(SOLUTION, "x".repeat(3_000))).contains("demasiado largo");
        assertThat(visitor.checkMessage(SOLUTION, "x".repeat(100))).contains("El carácter 8 es «x»", "Hay más errores");
    }

    @Test
    void itTellsNothingOfWhetherACodeExistsOrIsUsed() {
        try (var student = lab.student(1)) {
            var code = student.requestCode();
            var open = visitor.checkMessage(SOLUTION, code + ";Peter Lim;p@x.es");
            student.submitAndAwaitVerdict(code);
            assertThat(visitor.checkMessage(SOLUTION, code + ";Peter Lim;p@x.es"))
                    .isEqualTo(open);
            assertThat(visitor.checkMessage(SOLUTION, "00000;Peter Lim;p@x.es").replace("00000", code))
                    .isEqualTo(open);
        }
    }

    @Test
    void itAgreesWithTheTeacherOnWhateverIsHandedIn() {
        try (var student = lab.student(2)) {
            for (var payload : payloads("93729;Peter Lim;p@x.es")) {
                student.publish(SOLUTION, payload);
                var verdict = student.awaitVerdict().split(";")[1];
                agrees(SOLUTION, payload, !List.of("MALFORMED", "INVALID_CODE").contains(verdict), verdict);
            }
        }
    }

    @Test
    void itAgreesWithTheTeacherOnWhateverIsAskedWith() {
        try (var student = lab.student(2)) {
            var payloads = payloads(dni(1));
            var before = lab.admin().get("/api/requests?size=1").get("total").asInt();
            student.publishAll(REQUEST, payloads.stream());
            await().until(() -> rows().size() == before + MANY);
            var outcomes = rows().stream()
                    .collect(toMap(
                            row -> row.get("dni").asString(),
                            row -> row.get("outcome").asString(),
                            (first, second) -> first));
            for (var payload : payloads) {
                var outcome = outcomes.getOrDefault(Excerpt.of(payload.strip()), "lost");
                agrees(REQUEST, payload, !outcome.equals("MALFORMED"), outcome);
            }
        }
    }

    private void agrees(String topic, String payload, boolean wellFormed, String outcome) {
        assertThat(visitor.checkMessage(topic, payload).contains("El formato es correcto."))
                .as("%s, which is %s: %s", topic, outcome, Excerpt.of(payload))
                .isEqualTo(wellFormed);
    }

    private List<JsonNode> rows() {
        return lab.admin()
                .get("/api/requests?size=500")
                .get("items")
                .valueStream()
                .toList();
    }

    /** Texts that are right, or nearly. */
    private static List<String> payloads(String right) {
        var random = RandomGenerator.of("L64X128MixRandom");
        return IntStream.range(0, MANY)
                .mapToObj(number -> spoilt(random, right, number % 4))
                .toList();
    }

    private static String spoilt(RandomGenerator random, String right, int times) {
        var pieces = List.of(
                " ",
                ";",
                "0",
                "7",
                "X",
                "x",
                "Z",
                "é",
                "\n",
                "\t",
                "\u0000",
                "\uFFFD",
                "\u00A0",
                "\u202E",
                "😀",
                "１",
                "",
                "",
                "ñ".repeat(520),
                ",",
                "\"",
                "\u200B");
        var text = right;
        for (var time = 0; time < times; time++) {
            var at = random.nextInt(text.length() + 1);
            var end = Math.min(text.length(), at + random.nextInt(3));
            text = text.substring(0, at) + pieces.get(random.nextInt(pieces.size())) + text.substring(end);
        }
        // Half a character is sent as another one.
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
