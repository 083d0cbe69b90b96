// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SilentServer;
import es.upv.dst.fixture.SmtpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Tests the doctor on the embedded broker: each fault fails its own check and no other, and no trace remains. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorIT {

    private static final String INSERT_FUTURE_REQUEST = """
            insert into request (received_at, dni, outcome)
            values (timestamp with time zone '2999-01-01 00:00:00Z', '00000001', 'NOT_ENROLLED')
            """;

    private static final String DELETE_FUTURE_REQUEST =
            "delete from request where received_at > timestamp with time zone '2998-01-01 00:00:00Z'";

    private SmtpServer smtpServer;
    private Lab lab;

    @BeforeAll
    void open(@TempDir Path folder) {
        smtpServer = new SmtpServer();
        lab = Lab.embedded(folder, smtpServer.settings()).enroll(1);
    }

    @AfterAll
    void close() {
        lab.close();
        smtpServer.close();
    }

    @Test
    void healthyLab_passesEachCheckInAlphabeticalOrder() {
        var findings = lab.admin().get("/api/doctor");
        assertThat(findings.valueStream().map(finding -> finding.get("check").asString()))
                .containsExactly("broker", "clock", "database", "disk", "guessing", "policy", "qos", "smtp");
        assertThat(findings.valueStream()).allSatisfy(finding -> {
            assertThat(finding.propertyNames()).containsExactly("check", "result", "advice");
            assertThat(finding.get("result").asString()).as(finding.toString()).isEqualTo("PASS");
            assertThat(finding.get("advice").asString()).matches("\\S.*\\.");
        });
    }

    @Test
    void discardedProbes_areNotLogged(CapturedOutput log) {
        assertThat(lab.admin().doctorFailures()).isEmpty();
        // The filter's warning has the name of its class, and the discarded message.
        assertThat(log).doesNotContain("MessageFilter", "rejected in filter", "InboundMessage");
    }

    @Test
    void examination_changesNoCounts_andSendsStudentsNoCodes() {
        try (var student = lab.student(1)) {
            student.submitAndAwaitVerdict(student.requestCode());
            student.publish("DST/PETICION", "prueba-00000000000000000000000000000000");
            await().until(() -> status().at("/requests/refused").asInt() > 0);
            var before = status();
            student.clearReceived();
            assertThat(lab.admin().doctorFailures()).isEmpty();
            var code = student.requestCode();
            assertThat(student.unreadCodes()).isZero();
            assertThat(code).matches("\\d{5}");
            assertThat(status().get("submissions")).isEqualTo(before.get("submissions"));
            assertThat(status().at("/requests/total").asInt())
                    .isEqualTo(before.at("/requests/total").asInt() + 1);
        }
    }

    private JsonNode status() {
        return lab.admin().get("/api/status");
    }

    @Test
    void databaseWithWriteDelay_fails() throws Exception {
        try (var _ = change("set write_delay 500", "set write_delay 0")) {
            assertThat(lab.admin().doctorFailures())
                    .containsOnlyKeys("database")
                    .extracting("database")
                    .asString()
                    .contains("WRITE_DELAY=0");
        }
        assertThat(lab.admin().doctorFailures()).isEmpty();
    }

    /** PostgreSQL has no lock timeout by default, so the check does not end while the tables are locked. */
    @Test
    @Tag("postgresql")
    void blockedWriteOnPostgreSql_fails() throws Exception {
        try (var _ = lab.lockTables()) {
            assertThat(lab.admin().doctorFailures())
                    .containsOnlyKeys("database")
                    .extracting("database")
                    .asString()
                    .contains("still running");
        }
        assertThat(lab.admin().doctorFailures()).isEmpty();
    }

    @Test
    void blockedWriteOnH2_fails() throws Exception {
        try (var student = lab.student(1);
                var _ = lab.lockTables()) {
            student.requestCode();
            assertThat(lab.admin().doctorFailures())
                    .containsOnlyKeys("database")
                    .extracting("database")
                    .asString()
                    .contains("cannot be written");
        }
        assertThat(lab.admin().doctorFailures()).isEmpty();
    }

    @Test
    void clockBeforeTheLastRequest_fails() throws Exception {
        try (var _ = change(INSERT_FUTURE_REQUEST, DELETE_FUTURE_REQUEST)) {
            assertThat(lab.admin().doctorFailures())
                    .containsOnlyKeys("clock")
                    .extracting("clock")
                    .asString()
                    .contains("before the last request");
        }
        assertThat(lab.admin().doctorFailures()).isEmpty();
    }

    /** Executes a statement now, and the one that undoes it when the result is closed. */
    private AutoCloseable change(String sql, String undo) {
        lab.executeSql(sql);
        return () -> lab.executeSql(undo);
    }

    @Test
    void stoppedOrSilentMailServer_fails() throws IOException {
        smtpServer.close();
        try {
            assertThat(lab.admin().doctorFailures()).containsOnlyKeys("smtp");
            try (var silentServer = new SilentServer(smtpServer.port())) {
                assertThat(lab.admin().doctorFailures()).containsOnlyKeys("smtp");
                assertThat(silentServer.connections()).isPositive();
            }
        } finally {
            smtpServer = await().until(
                            () -> new SmtpServer(smtpServer.port(), new SmtpServer.Manners() {}), Objects::nonNull);
        }
        assertThat(lab.admin().doctorFailures()).isEmpty();
    }

    @Test
    void databaseInMemoryFullDiskAndNoMailServer_areAllReported(@TempDir Path otherFolder) {
        try (var misconfiguredLab = Lab.embedded(
                otherFolder,
                "--spring.datasource.url=jdbc:h2:mem:unfit;MODE=PostgreSQL"
                        + ";DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "--dst.doctor.free-space=1000000TB")) {
            var failures = misconfiguredLab.admin().doctorFailures();
            assertThat(failures).containsOnlyKeys("database", "disk", "smtp");
            assertThat(failures.get("database")).contains("in memory");
            assertThat(failures.get("disk")).contains("DST_DOCTOR_FREESPACE");
            assertThat(failures.get("smtp")).contains("SPRING_MAIL_HOST is not set");
        }
    }
}
