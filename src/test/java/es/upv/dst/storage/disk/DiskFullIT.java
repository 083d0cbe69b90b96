// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that a lab whose disk is full says so, and goes on by itself when there is space again. */
@ExtendWith(OutputCaptureExtension.class)
class DiskFullIT {

    private static final Duration RECOVERY = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /** The disk of the database is filled so suddenly that H2 fails to write, and closes itself. */
    @ParameterizedTest
    @CsvSource({"data, 120, 1", "data, 120, 5", "database, 40, 5", "data/journal, 60, 5"})
    void fullDisk_isReported_andTheLabGoesOn(String name, int megabytes, int seconds, CapturedOutput output)
            throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve(name), megabytes);
                var lab = lab().enroll(1);
                var student = lab.student(1)) {
            var code = student.requestCode();
            disk.fill();
            await().atMost(Duration.ofSeconds(3)).until(() -> isDown(lab, "readiness", "disk"));
            assertThat(isDown(lab, "", "disk")).isTrue();
            await().pollDelay(Duration.ofSeconds(seconds)).until(() -> isDown(lab, "readiness", "disk"));
            assertThat(lab.admin()
                            .get("/actuator/health")
                            .at("/components/disk/details/reason")
                            .asString())
                    .contains("on the disk of the");
            disk.free();

            await().atMost(RECOVERY).until(() -> !isDown(lab, "readiness", "disk") && !isDown(lab, "readiness", "db"));
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(lab.admin().get("/api/requests").get("total").asInt()).isEqualTo(1);
            assertThat(output.getOut().split("The lab stores nothing more", -1)).hasSize(2);
            assertThat(output).doesNotContain("\tat ");
        }
    }

    private Lab lab() {
        var options = ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        var database = folder.resolve("database").toFile().exists() ? "database" : "data";
        return Lab.embedded(
                folder,
                "--dst.broker.free-space=1MB",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve(database) + "/./dst-lab" + options);
    }

    private static boolean isDown(Lab lab, String group, String component) {
        var health = lab.admin().get("/actuator/health/" + group);
        return health.at("/components/" + component + "/status").asString().equals("DOWN");
    }
}
