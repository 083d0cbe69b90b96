// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import es.upv.dst.fixture.FloodClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that deleting the oldest refused rows at the default limit delays no student, request, stop or start. */
@Tag("database")
class HousekeepingIT {

    private static final int LIMIT = 100_000;
    private static final int SLACK = LIMIT / 10;
    private static final int SENT = 20_000;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void floodAtTheDefaultLimit_delaysNoStudent_andOldestRowsAreDeleted() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1)) {
            lab.stop();
            fillWithRefusedRequests(lab);
            lab.start().awaitConnected();
            try (var student = lab.student(1);
                    var _ = new FloodClient(lab.brokerPort(), "DST/PETICION", "nobody").sendInBackground()) {
                while (countRefused(lab) < LIMIT + SLACK + SENT) {
                    assertCodeInTime(student);
                    assertRestResponds(lab);
                }
                assertThat(CompletableFuture.runAsync(lab::stop)).succeedsWithin(STOP_TIMEOUT);
            }
            assertTimeout(START_TIMEOUT, lab::start);
            await().untilAsserted(() -> assertThat(countRows(lab)).isBetween(LIMIT, LIMIT + SLACK));
        }
    }

    /** Fills the table up to its limit, so that the next refused request triggers the deletion. */
    private static void fillWithRefusedRequests(Lab lab) {
        var digits = "(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))";
        lab.executeSql("""
                insert into request (received_at, dni, outcome)
                select current_timestamp, 'nobody', 'MALFORMED'
                  from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)) as a (n),
                       %1$s as b (n), %1$s as c (n), %1$s as d (n), %1$s as e (n)
                """.formatted(digits));
        lab.executeSql("update tally set messages = %d where kind = 'request' and outcome = 'MALFORMED'"
                .formatted(LIMIT + SLACK));
    }

    private static void assertCodeInTime(Student student) {
        assertTimeout(RESPONSE_TIMEOUT, student::requestCode);
    }

    private static void assertRestResponds(Lab lab) {
        assertThat(lab.admin()
                        .exchange("GET", "/api/requests?size=1", "application/json", "application/json", "")
                        .statusCode())
                .isEqualTo(200);
    }

    private static int countRefused(Lab lab) {
        return lab.admin().get("/api/status").at("/requests/refused").asInt();
    }

    private static int countRows(Lab lab) {
        return lab.admin()
                .get("/api/requests?outcome=MALFORMED&size=1")
                .at("/total")
                .asInt();
    }
}
