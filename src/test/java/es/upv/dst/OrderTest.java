// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.Student;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {

    private static final int SENDERS = 3;
    private static final int MESSAGES = 1_500;
    private static final int PAGE = 500;

    @TempDir
    private Path folder;

    @Test
    void whatAStudentSaysIsWrittenDownInItsOrder() {
        try (var lab = Lab.embedded(folder).enrolling(SENDERS)) {
            IntStream.range(0, SENDERS).parallel().forEach(sender -> {
                try (var student = lab.student(sender + 1)) {
                    says(student, sender);
                }
            });
            await().until(() -> lab.rest().get("/api/submissions").get("total").asInt() == SENDERS * MESSAGES);
            var written = written(lab);
            for (var sender = 0; sender < SENDERS; sender++) {
                var own = sender + " ";
                assertThat(written.stream().filter(text -> text.startsWith(own)))
                        .hasSize(MESSAGES)
                        .isSorted();
            }
        }
    }

    private static void says(Student student, int sender) {
        student.saysAll(
                "DST/SOLUCION", IntStream.range(0, MESSAGES).mapToObj(number -> "%d %05d".formatted(sender, number)));
    }

    private static List<String> written(Lab lab) {
        return IntStream.range(0, SENDERS * MESSAGES / PAGE)
                .mapToObj(page -> lab.rest().get("/api/submissions?size=%d&page=%d".formatted(PAGE, page)))
                .flatMap(page -> page.get("items").valueStream())
                .map(row -> row.get("sent").asString())
                .toList();
    }
}
