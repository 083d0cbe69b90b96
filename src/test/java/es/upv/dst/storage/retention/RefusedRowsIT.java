// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every refused message is counted, but only the latest ones keep their rows. */
@Tag("database")
class RefusedRowsIT {

    private static final int LIMIT = 50;
    private static final int SLACK = LIMIT / 10;
    private static final int SENT = 1_000;

    @TempDir
    Path folder;

    @Test
    void floodOfRefusedMessages_keepsTheLatestRows_andAllAcceptedOnes() {
        try (var lab = Lab.embedded(folder, "--dst.ledger.refused-rows=" + LIMIT)
                        .enroll(1);
                var student = lab.student(1)) {
            var verdict = student.submitAndAwaitVerdict(student.requestCode());
            student.publishAll("DST/PETICION", IntStream.range(0, SENT).mapToObj(number -> "nobody " + number));
            student.publishAll("DST/SOLUCION", IntStream.range(0, SENT).mapToObj(number -> "nothing " + number));
            await().until(() -> count(lab, "/requests/refused") == SENT && count(lab, "/submissions/refused") == SENT);

            for (var list : new String[] {"/api/requests", "/api/submissions"}) {
                await().untilAsserted(() -> assertThat(
                                lab.admin().get(list + "?size=500").at("/total").asInt())
                        .as(list)
                        .isBetween(LIMIT + 1, LIMIT + SLACK + 1));
            }
            var requests = lab.admin().get("/api/requests?size=500").at("/items");
            assertThat(requests.get(requests.size() - 1).at("/dni").asString()).isEqualTo("nobody " + (SENT - 1));
            assertThat(verdict).endsWith(";ACCEPTED");
            assertThat(lab.admin().certifiedLines()).hasSize(1);
            assertThat(count(lab, "/requests/issued")).isEqualTo(1);

            lab.stop().start().awaitConnected();
            assertThat(count(lab, "/requests/total")).isEqualTo(SENT + 1);
        }
    }

    private static int count(Lab lab, String path) {
        return lab.admin().get("/api/status").at(path).asInt();
    }
}
