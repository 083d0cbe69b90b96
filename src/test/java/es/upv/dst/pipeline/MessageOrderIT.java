// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that messages are stored and answered in the order of their arrival. */
class MessageOrderIT {

    private static final int SENDERS = 3;
    private static final int MESSAGES = 1_500;
    private static final int PAGE_SIZE = 500;

    @TempDir
    private Path folder;

    @Test
    void submissionsOfEachStudent_areStoredInTheirOrder() {
        try (var lab = Lab.embedded(folder).enroll(SENDERS)) {
            IntStream.range(0, SENDERS).parallel().forEach(sender -> {
                try (var student = lab.student(sender + 1)) {
                    publishNumbered(student, sender);
                }
            });
            await().until(() -> lab.admin().get("/api/submissions").get("total").asInt() == SENDERS * MESSAGES);
            var storedTexts = storedTexts(lab);
            for (var sender = 0; sender < SENDERS; sender++) {
                var prefix = sender + " ";
                assertThat(storedTexts.stream().filter(text -> text.startsWith(prefix)))
                        .hasSize(MESSAGES)
                        .isSorted();
            }
        }
    }

    /** A batch is one change that contains requests and solutions in their order. Mosquitto keeps the order too. */
    @Test
    void requestsAndSolutions_areAnsweredInTheOrderOfTheirArrival() {
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var lab = Lab.on(broker, folder).awaitConnected().enroll(1);
                var student = lab.student(1)) {
            var code = student.requestCode();
            var kinds = new Random(1).ints(MESSAGES, 0, 2).boxed().toList();
            student.clearReceived();
            student.publishEach(kinds.stream()
                    .map(kind -> kind == 0
                            ? Map.entry("DST/PETICION", Lab.dni(1))
                            : Map.entry("DST/SOLUCION", code + ";Eva;eva@example.org")));
            assertThat(Stream.generate(student::awaitReplyTopic).limit(MESSAGES))
                    .containsExactlyElementsOf(kinds.stream()
                            .map(kind -> kind == 0 ? "DST/CODIGO" : "DST/RESULTADO")
                            .toList());
        }
    }

    private static void publishNumbered(Student student, int sender) {
        student.publishAll(
                "DST/SOLUCION", IntStream.range(0, MESSAGES).mapToObj(number -> "%d %05d".formatted(sender, number)));
    }

    private static List<String> storedTexts(Lab lab) {
        return IntStream.range(0, SENDERS * MESSAGES / PAGE_SIZE)
                .mapToObj(page -> lab.admin().get("/api/submissions?size=%d&page=%d".formatted(PAGE_SIZE, page)))
                .flatMap(page -> page.get("items").valueStream())
                .map(row -> row.get("sent").asString())
                .toList();
    }
}
