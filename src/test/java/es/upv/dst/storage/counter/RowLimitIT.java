// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class RowLimitIT {

    private static final int MESSAGES = 600;

    /** The first rows, and those of the messages 32, 64, 128, 256 and 512. */
    private static final int REPEATED_ROWS = RowLimit.REPEATED + 5;

    @TempDir
    Path folder;

    @Test
    void requestsOfOneStudentInALoop_keepFewRows_andAreAllCounted() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var student = lab.student(1);
                var other = lab.student(2)) {
            var code = other.requestCode();
            student.publishAll("DST/PETICION", Stream.generate(() -> Lab.dni(1)).limit(MESSAGES));
            await().until(() -> count(lab, "/requests/issued") == MESSAGES + 1);
            // Four other codes, and all other messages get the fifth one.
            assertThat(total(lab, "/api/requests?q=" + Lab.dni(1))).isEqualTo(4 + REPEATED_ROWS);
            assertThat(total(lab, "/api/requests?q=" + code)).isOne();
            lab.stop().start();
            try (var again = lab.student(1)) {
                again.publishAll(
                        "DST/PETICION", Stream.generate(() -> Lab.dni(1)).limit(100));
                await().until(() -> count(lab, "/requests/issued") == MESSAGES + 101);
            }
            // After the restart, another code of the same millisecond may be the oldest one.
            assertThat(total(lab, "/api/requests?q=" + Lab.dni(1))).isBetween(4 + REPEATED_ROWS, 3 + 2 * REPEATED_ROWS);
        }
    }

    /** The embedded broker reads no faster than the lab handles messages, so this flood comes through another one. */
    @Test
    void floodOfRefusedMessages_keepsTenThousandRowsAtOnce_andAllAreCounted() {
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var lab = Lab.on(broker, folder.resolve("lab")).awaitConnected().enroll(1);
                var student = lab.student(1)) {
            int messages = 2 * RowLimit.BURST;
            var beginNanos = System.nanoTime();
            student.publishAll("DST/PETICION", IntStream.range(0, messages).mapToObj(number -> "nobody " + number));
            await().atMost(Duration.ofMinutes(2)).until(() -> count(lab, "/requests/refused") == messages);
            var seconds = Duration.ofNanos(System.nanoTime() - beginNanos).toSeconds() + 1;
            assertThat(total(lab, "/api/requests"))
                    .isGreaterThanOrEqualTo(RowLimit.BURST)
                    .isLessThanOrEqualTo((int) (RowLimit.BURST + seconds * RowLimit.PER_SECOND));
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    private static int count(Lab lab, String pointer) {
        return lab.admin().get("/api/status").at(pointer).asInt();
    }

    private static int total(Lab lab, String path) {
        return lab.admin().get(path).get("total").asInt();
    }
}
