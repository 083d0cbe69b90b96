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

class MessageOrderIT {

    private static final int SENDERS = 3;
    private static final int MESSAGES = 1_500;
    private static final int PAGE = 500;

    @TempDir
    private Path folder;

    @Test
    void whatAStudentSaysIsWrittenDownInItsOrder() {
        try (var lab = Lab.embedded(folder).enroll(SENDERS)) {
            IntStream.range(0, SENDERS).parallel().forEach(sender -> {
                try (var student = lab.student(sender + 1)) {
                    says(student, sender);
                }
            });
            await().until(() -> lab.admin().get("/api/submissions").get("total").asInt() == SENDERS * MESSAGES);
            var written = written(lab);
            for (var sender = 0; sender < SENDERS; sender++) {
                var own = sender + " ";
                assertThat(written.stream().filter(text -> text.startsWith(own)))
                        .hasSize(MESSAGES)
                        .isSorted();
            }
        }
    }

    /** A batch is one change, in which a request and a solution keep their order; so they do on a Mosquitto. */
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

    private static void says(Student student, int sender) {
        student.publishAll(
                "DST/SOLUCION", IntStream.range(0, MESSAGES).mapToObj(number -> "%d %05d".formatted(sender, number)));
    }

    private static List<String> written(Lab lab) {
        return IntStream.range(0, SENDERS * MESSAGES / PAGE)
                .mapToObj(page -> lab.admin().get("/api/submissions?size=%d&page=%d".formatted(PAGE, page)))
                .flatMap(page -> page.get("items").valueStream())
                .map(row -> row.get("sent").asString())
                .toList();
    }
}
