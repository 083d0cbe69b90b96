// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.course.ExclusiveChange;
import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.H2TemporaryFiles;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the erasure of all personal data after the retention time. */
@Tag("database")
class RetentionIT {

    @TempDir
    Path folder;

    @Test
    void personalData_areErasedAfterTheRetentionTime_andNumbersStay() {
        try (var lab = Lab.embedded(folder, "--dst.course.retention=365d").enroll(3);
                var student = lab.student(1)) {
            var retention = lab.bean(Retention.class);
            student.solveForAll(2);
            student.publish("DST/SOLUCION", "x");
            student.awaitVerdict();
            assertThat(retention.eraseIfDue(Instant.now().plus(Duration.ofDays(10_000))))
                    .as("the course was never closed")
                    .isFalse();
            var closedAt = Instant.parse(AdminClient.json(lab.admin().post("/api/course/close", ""))
                    .get("closesAt")
                    .asString());
            var before = lab.admin().get("/api/status");
            assertThat(retention.eraseIfDue(closedAt.plus(Duration.ofDays(365)).minusMillis(1)))
                    .isFalse();
            assertThat(retention.eraseIfDue(closedAt.plus(Duration.ofDays(365))))
                    .isTrue();

            assertThat(lab.admin().snapshot().toString()).doesNotContain("alumno", "Alumno", Lab.dni(1), Lab.dni(2));
            var after = lab.admin().get("/api/status");
            for (var counts : new String[] {"/codes", "/requests", "/submissions"}) {
                assertThat(after.at(counts)).isEqualTo(before.at(counts));
            }
            assertThat(after.at("/mail/pending").asInt()).isZero();
            assertThat(lab.countRows("retained_count where name like '% students' and number = 3"))
                    .isEqualTo(1);
            assertThat(lab.countRows("retained_count where name like '% certified' and number = 2"))
                    .isEqualTo(1);
            assertThat(lab.countRows("retained_count where name like '% grade 0.3' and number = 2"))
                    .isEqualTo(1);
            assertThat(retention.eraseIfDue(closedAt.plus(Duration.ofDays(366))))
                    .as("nothing is left")
                    .isFalse();

            // What arrives later is erased too. Without students there are no numbers.
            var numbers = lab.countRows("retained_count");
            student.publish("DST/SOLUCION", "00000;Alumno 9;alumno9@example.org");
            student.awaitVerdict();
            await().until(() -> lab.admin().get("/api/submissions").get("total").asInt() == 4);
            assertThat(retention.eraseIfDue(closedAt.plus(Duration.ofDays(366))))
                    .isTrue();
            assertThat(lab.countRows("retained_count")).isEqualTo(numbers);

            // A mail that is being read has no personal data.
            lab.executeSql("insert into mail_reading (uid_validity, uid, attempts) values (1, 2, 1)");
            assertThat(retention.eraseIfDue(closedAt.plus(Duration.ofDays(366))))
                    .isFalse();

            // A new roster without a reset. The retention time begins again.
            lab.enroll(1);
            assertThat(retention.eraseIfDue(closedAt.plus(Duration.ofDays(365))))
                    .as("students were enrolled after the end of the course")
                    .isFalse();
            assertThat(retention.eraseIfDue(Instant.now().plus(Duration.ofDays(366))))
                    .isTrue();
            assertThat(lab.countRows("retained_count where name like '% students' and number = 1"))
                    .as("the numbers of each erasure are separate")
                    .isEqualTo(1);
            assertThat(lab.countRows("retained_count where name like '% students' and number = 3"))
                    .isEqualTo(1);
        }
    }

    /** Changes by hand, of which the lab does not know, show which rows it examines. */
    @Test
    void erasedRows_areExaminedAgainAfterAnImportOnly() {
        try (var lab = Lab.embedded(folder, "--dst.course.retention=365d")) {
            lab.admin().post("/api/course/close", "");
            var retention = lab.bean(Retention.class);
            var later = Instant.now().plus(Duration.ofDays(366));
            var insert = "insert into request (received_at, dni, outcome) values (current_timestamp, 'x', 'MALFORMED')";
            lab.executeSql(insert);
            assertThat(retention.eraseIfDue(later)).isTrue();
            lab.executeSql("update request set dni = 'by hand'");
            assertThat(retention.eraseIfDue(later)).isFalse();
            lab.executeSql(insert);
            assertThat(retention.eraseIfDue(later)).isTrue();
            assertThat(lab.countRows("request where dni = 'by hand'")).isEqualTo(1);

            // Reloads the cached state, as an import does.
            lab.bean(ExclusiveChange.class).run(() -> true);
            assertThat(retention.eraseIfDue(later)).isTrue();
            assertThat(lab.countRows("request where dni = 'erased'")).isEqualTo(2);
        }
    }

    @Test
    @Tag("h2")
    void erasureOfManyRows_writesNoFileOutsideTheDataFolder() throws Exception {
        try (var lab = Lab.embedded(folder, "--dst.course.retention=365d");
                var files = new H2TemporaryFiles()) {
            for (var times = 0; times < 4; times++) {
                lab.executeSql("""
                        insert into request (received_at, dni, outcome)
                        select current_timestamp, 'no dni', 'MALFORMED' from system_range(1, 10000)
                        """);
                lab.executeSql("""
                        insert into submission (received_at, name, email, verdict)
                        select current_timestamp, 'Eva', 'eva@example.org', 'MALFORMED' from system_range(1, 10000)
                        """);
            }
            lab.admin().post("/api/course/close", "");
            assertThat(lab.bean(Retention.class).eraseIfDue(Instant.now().plus(Duration.ofDays(366))))
                    .isTrue();
            assertThat(files.created()).isEmpty();
            assertThat(lab.countRows("request where dni = 'erased'")).isEqualTo(40_000);
            assertThat(lab.countRows("submission where name = 'erased'")).isEqualTo(40_000);
        }
    }
}
