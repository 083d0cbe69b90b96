// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import es.upv.dst.fixture.FloodClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deleting the oldest refused rows, at the default limit, holds up neither students nor REST, a stop or a start. */
@Tag("database")
class HousekeepingIT {

    private static final int KEPT = 100_000;
    private static final int SLACK = KEPT / 10;
    private static final int SENT = 20_000;
    private static final Duration A_STOP = Duration.ofSeconds(30);
    private static final Duration A_START = Duration.ofSeconds(30);
    private static final Duration AN_ANSWER = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void aFloodAtTheDefaultLimitHoldsUpNobodyAndItsOldestRowsAreDeleted() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1)) {
            lab.stop();
            refusesAsManyAsAreKept(lab);
            lab.start().awaitConnected();
            try (var student = lab.student(1);
                    var flood = new FloodClient(lab.brokerPort(), "DST/PETICION", "nobody").sendInBackground()) {
                assertThat(flood).isNotNull();
                while (refused(lab) < KEPT + SLACK + SENT) {
                    isServed(student);
                    answers(lab);
                }
                assertTimeout(A_STOP, lab::stop);
            }
            assertTimeout(A_START, lab::start);
            await().untilAsserted(() -> assertThat(kept(lab)).isBetween(KEPT, KEPT + SLACK));
        }
    }

    /** The next one is one too many. */
    private static void refusesAsManyAsAreKept(Lab lab) {
        var digits = "(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))";
        lab.executeSql("""
                insert into request (received_at, dni, outcome)
                select current_timestamp, 'nobody', 'MALFORMED'
                  from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)) as a (n),
                       %1$s as b (n), %1$s as c (n), %1$s as d (n), %1$s as e (n)
                """.formatted(digits));
        lab.executeSql("update tally set messages = %d where kind = 'request' and outcome = 'MALFORMED'"
                .formatted(KEPT + SLACK));
    }

    private static void isServed(Student student) {
        assertTimeout(AN_ANSWER, student::requestCode);
    }

    private static void answers(Lab lab) {
        assertThat(lab.admin()
                        .exchange("GET", "/api/requests?size=1", "application/json", "application/json", "")
                        .statusCode())
                .isEqualTo(200);
    }

    private static int refused(Lab lab) {
        return lab.admin().get("/api/status").at("/requests/refused").asInt();
    }

    private static int kept(Lab lab) {
        return lab.admin()
                .get("/api/requests?outcome=MALFORMED&size=1")
                .at("/total")
                .asInt();
    }
}
