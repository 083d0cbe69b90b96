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
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.text.WhiteSpace;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
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

/** Tests the form "Check your message": it explains each error, and accepts a message exactly when the lab does. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class HelpWithMessagesIT {
    private static final String REQUEST = "DST/PETICION";
    private static final String SOLUTION = "DST/SOLUCION";
    private static final int PAYLOADS = 150;

    /** Different in each run. To repeat a failure, use the seed in its message here. */
    private static final long SEED = System.nanoTime();

    private Mosquitto broker;
    private Lab lab;
    private AnonymousClient client;

    /** The embedded broker would slow down a student who submits so many codes that the student did not receive. */
    @BeforeAll
    void start(@TempDir Path folder) {
        broker = Mosquitto.in(folder.resolve("broker")).start();
        lab = Lab.on(broker, folder.resolve("lab")).awaitConnected().enroll(3);
        client = lab.anonymous();
    }

    @AfterAll
    void stop() {
        lab.close();
        broker.close();
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
    void wrongSolution_getsAdviceOnItsError(String payload, String advice) {
        assertThat(client.checkMessage(SOLUTION, payload)).contains(advice);
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
    void wrongRequest_getsAdviceOnItsError(String payload, String advice) {
        assertThat(client.checkMessage(REQUEST, payload)).contains(advice);
    }

    @Test
    void messageThatIsTooLongOrHasManyErrors_isReported() {
        assertThat(client.checkMessage(SOLUTION, "12340;" + "ñ".repeat(600) + ";p@x.es"))
                .contains("más de 1024 bytes", "sobra desde el carácter 516");
        assertThat(client.checkMessage(SOLUTION, "x".repeat(3_000))).contains("demasiado largo");
        assertThat(client.checkMessage(SOLUTION, "x".repeat(100))).contains("El carácter 8 es «x»", "Hay más errores");
    }

    @Test
    void openUsedAndUnissuedCodes_getTheSameAnswer() {
        try (var student = lab.student(1)) {
            var code = student.requestCode();
            var answerForOpenCode = client.checkMessage(SOLUTION, code + ";Peter Lim;p@x.es");
            student.submitAndAwaitVerdict(code);
            assertThat(client.checkMessage(SOLUTION, code + ";Peter Lim;p@x.es"))
                    .isEqualTo(answerForOpenCode);
            assertThat(client.checkMessage(SOLUTION, "00000;Peter Lim;p@x.es").replace("00000", code))
                    .isEqualTo(answerForOpenCode);
        }
    }

    @Test
    void checkOfASolution_agreesWithTheVerdict() {
        try (var student = lab.student(2)) {
            for (var payload : payloads("93729;Peter Lim;p@x.es")) {
                student.publish(SOLUTION, payload);
                var verdict = student.awaitVerdict().split(";")[1];
                assertCheckAgrees(
                        SOLUTION, payload, !List.of("MALFORMED", "INVALID_CODE").contains(verdict), verdict);
            }
        }
    }

    @Test
    void checkOfARequest_agreesWithTheOutcome() {
        try (var student = lab.student(2)) {
            var payloads = payloads(dni(1));
            var before = requests();
            student.publishAll(REQUEST, payloads.stream());
            await().until(() -> requests() == before + PAYLOADS);
            var outcomes = requestRows().stream()
                    .collect(toMap(
                            row -> row.get("dni").asString(),
                            row -> row.get("outcome").asString(),
                            (first, second) -> first));
            for (var payload : payloads) {
                var stored = Excerpt.of(WhiteSpace.strip(payload));
                assertThat(outcomes).as("seed %d", SEED).containsKey(stored);
                var outcome = outcomes.getOrDefault(stored, "");
                assertCheckAgrees(REQUEST, payload, !outcome.equals("MALFORMED"), outcome);
            }
        }
    }

    private void assertCheckAgrees(String topic, String payload, boolean wellFormed, String outcome) {
        assertThat(client.checkMessage(topic, payload).contains("El formato es correcto."))
                .as("check with seed %d of a message to %s, outcome %s: %s", SEED, topic, outcome, Excerpt.of(payload))
                .isEqualTo(wellFormed);
    }

    private int requests() {
        return lab.admin().get("/api/status").at("/requests/total").asInt();
    }

    /** Not all requests that are answered with the same code keep a row. */
    private List<JsonNode> requestRows() {
        return lab.admin()
                .get("/api/requests?size=500")
                .get("items")
                .valueStream()
                .toList();
    }

    /** Returns valid payloads, and ones with up to three random changes. */
    private static List<String> payloads(String valid) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        return IntStream.range(0, PAYLOADS)
                .mapToObj(number -> mutate(random, valid, number % 4))
                .toList();
    }

    private static String mutate(RandomGenerator random, String valid, int mutations) {
        var fragments =
                List.of((" |;|0|7|X|x|Z|é|\n|\t|\u0000|\uFFFD|\u00A0|\u202E|😀|１|||,|\"|\u200B|" + "ñ".repeat(520))
                        .split("\\|"));
        var text = valid;
        for (var mutation = 0; mutation < mutations; mutation++) {
            var start = random.nextInt(text.length() + 1);
            var end = Math.min(text.length(), start + random.nextInt(3));
            text = text.substring(0, start) + fragments.get(random.nextInt(fragments.size())) + text.substring(end);
        }
        // Replaces unpaired surrogates, which UTF-8 cannot encode.
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
