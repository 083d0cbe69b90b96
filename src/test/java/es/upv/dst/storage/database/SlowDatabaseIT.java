// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import es.upv.dst.fixture.FloodClient;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that does not keep up costs nobody a code or a verdict, and is waited for when it is to be read. */
class SlowDatabaseIT {

    /** A little less than at most. */
    private static final int FULL = 15 * 1024 * 1024;

    private static final Duration A_STOP = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void studentsAreServedMeanwhileAndTheRowsAreThereAfterwards() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1)) {
            try (var held = lab.lockTables()) {
                assertThat(held).isNotNull();
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
                assertThat(lab.admin()
                                .exchange("GET", "/api/submissions", "application/json", "application/json", "")
                                .statusCode())
                        .isEqualTo(503);
                await().until(() -> readiness(lab) == 503);
            }
            await().until(() -> lab.admin().get("/api/submissions").at("/total").asInt() == 1);
            assertThat(readiness(lab)).isEqualTo(200);
        }
    }

    @Test
    void whatTheTablesHaveNotTakenBeforeAStopIsThereAfterTheNextStart() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1)) {
            String verdict;
            try (var held = lab.lockTables();
                    var student = lab.student(1)) {
                assertThat(held).isNotNull();
                verdict = student.submitAndAwaitVerdict(student.requestCode());
                lab.stop();
            }
            lab.start().awaitConnected();
            assertThat(lab.admin().get("/api/submissions").at("/items/0/code").asString() + ";ACCEPTED")
                    .isEqualTo(verdict);
        }
    }

    @Test
    void aFullJournalDoesNotHoldUpAStopAndIsTakenOverByTheNextStart() throws Exception {
        try (var lab = Lab.embedded(folder)) {
            try (var held = lab.lockTables();
                    var flood = new FloodClient(lab.brokerPort(), "DST/PETICION", "x".repeat(100)).sendInBackground()) {
                assertThat(held).isNotNull();
                assertThat(flood).isNotNull();
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> lab.scrape().value("dst_journal_bytes").orElseThrow() > FULL);
                assertTimeout(A_STOP, lab::stop);
            }
            lab.start();
            await().until(() -> readiness(lab) == 200);
        }
    }

    @Test
    void aStopDoesNotWaitForADatabaseThatHangs() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1);
                var away = lab.blockDatabase()) {
            assertThat(away).isNotNull();
            student.requestCode();
            assertTimeout(A_STOP, lab::stop);
        }
    }

    private static int readiness(Lab lab) {
        return lab.admin()
                .exchange("GET", "/actuator/health/readiness", "application/json", "application/json", "")
                .statusCode();
    }
}
