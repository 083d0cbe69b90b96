// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.codes.Code;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuessingIT {

    @TempDir
    Path folder;

    @Test
    void programThatTriesManyCodes_isReported_andProgramThatRepeatsOneIsNot() {
        // The embedded broker would slow down the student.
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var lab = Lab.on(broker, folder.resolve("lab")).awaitConnected().enroll(30);
                var student = lab.student(1)) {
            var used = student.requestCode();
            assertThat(student.submitAndAwaitVerdict(used)).isEqualTo(used + ";ACCEPTED");
            student.publishAll(
                    "DST/SOLUCION",
                    Stream.generate(() -> used + ";Ana;ana@example.org").limit(300));
            student.publishAll("DST/SOLUCION", guesses(used).limit(59));
            await().until(() -> refused(lab) == 359);
            assertThat(lab.admin()
                            .get("/actuator/health")
                            .at("/components/submissions/details/guessing")
                            .asBoolean())
                    .as("as many codes as are plausible in a class of 30")
                    .isFalse();
            assertThat(lab.admin().doctorFailures()).doesNotContainKey("guessing");
            student.publishAll("DST/SOLUCION", guesses(used).skip(59).limit(41));
            await().until(() -> refused(lab) == 400);
            var health = lab.admin().get("/actuator/health").at("/components/submissions");
            assertThat(health.get("status").asString()).isEqualTo("UP");
            assertThat(health.at("/details/guessing").asBoolean()).isTrue();
            assertThat(lab.admin().get("/api/status").at("/guessing").asBoolean())
                    .isTrue();
            assertThat(health.at("/details/reason").asString()).startsWith("101 different codes");
            assertThat(lab.admin().doctorFailures().get("guessing")).contains("DST_SUBMISSIONS_OWNER=roster");
        }
    }

    private static Stream<String> guesses(String used) {
        return IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .filter(text -> Code.parse(text).isPresent() && !text.equals(used))
                .map(code -> code + ";Ana;ana@example.org");
    }

    private static int refused(Lab lab) {
        return lab.admin().get("/api/status").at("/submissions/refused").asInt();
    }
}
