// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.storage.SingleWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that students are served while the database does not accept writes, and that a stop does not hang. */
class SlowDatabaseIT {

    /** Slightly less than the maximum size of the write-ahead log. */
    private static final int ALMOST_FULL = 15 * 1024 * 1024;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void lockedTables_studentsAreServed_andRowsAreWrittenLater() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1)) {
            try (var _ = lab.lockTables()) {
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
                assertThat(lab.admin()
                                .exchange("GET", "/api/submissions", "application/json", "application/json", "")
                                .statusCode())
                        .isEqualTo(503);
                await().until(() -> readiness(lab) == 503);
            }
            await().until(() -> lab.admin().get("/api/submissions").at("/total").asInt() == 1);
            await().until(() -> readiness(lab) == 200);
        }
    }

    @Test
    void stopWhileTablesAreLocked_rowsAreWrittenAfterTheNextStart() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1)) {
            String verdict;
            try (var _ = lab.lockTables();
                    var student = lab.student(1)) {
                verdict = student.submitAndAwaitVerdict(student.requestCode());
                lab.stop();
            }
            lab.start().awaitConnected();
            assertThat(lab.admin().get("/api/submissions").at("/items/0/code").asString() + ";ACCEPTED")
                    .isEqualTo(verdict);
        }
    }

    @Test
    void fullWriteAheadLog_doesNotDelayTheStop_andIsReplayed() throws Exception {
        try (var lab = Lab.embedded(folder)) {
            try (var _ = lab.lockTables()) {
                var filling = CompletableFuture.runAsync(() -> fillLog(lab.bean(SingleWriter.class)));
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> lab.scrape().value("dst_journal_bytes").orElseThrow() > ALMOST_FULL);
                assertThat(CompletableFuture.runAsync(lab::stop)).succeedsWithin(STOP_TIMEOUT);
                assertThat(filling).failsWithin(STOP_TIMEOUT);
            }
            lab.start();
            await().until(() -> readiness(lab) == 200);
        }
    }

    @Test
    void stopWhileTheDatabaseHangs_endsInTime() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1);
                var _ = lab.blockDatabase()) {
            student.requestCode();
            assertThat(CompletableFuture.runAsync(lab::stop)).succeedsWithin(STOP_TIMEOUT);
        }
    }

    /** Fails when the log is full. Students cannot fill it, because not all their messages keep a row. */
    private static void fillLog(SingleWriter writer) {
        var row = SingleWriter.row(OffsetDateTime.now(), "x".repeat(100), "MALFORMED");
        var insert = "insert into request (received_at, dni, outcome) values (?, ?, ?)";
        while (true) {
            writer.write(() -> {
                writer.append(insert, Collections.nCopies(1_000, row));
                return row;
            });
        }
    }

    private static int readiness(Lab lab) {
        return lab.admin()
                .exchange("GET", "/actuator/health/readiness", "application/json", "application/json", "")
                .statusCode();
    }
}
