// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.PostOffice;
import es.upv.dst.lab.Silence;
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

/** The doctor on the lab's own broker: finds what is wrong, by that check and by no other, and leaves no trace. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {

    private static final String TO_COME = """
            insert into request (received_at, dni, outcome)
            values (timestamp with time zone '2999-01-01 00:00:00Z', '00000001', 'NOT_ENROLLED')
            """;

    private PostOffice office;
    private Lab lab;

    @BeforeAll
    void open(@TempDir Path folder) {
        office = new PostOffice();
        lab = Lab.embedded(folder, office.settings()).enrolling(1);
    }

    @AfterAll
    void close() {
        lab.close();
        office.close();
    }

    @Test
    void aLabThatIsFitPassesEachCheckInTheSameOrder() {
        var findings = lab.rest().get("/api/doctor");
        assertThat(findings.valueStream().map(found -> found.get("check").asString()))
                .containsExactly("broker", "clock", "database", "disk", "policy", "qos", "smtp");
        assertThat(findings.valueStream()).allSatisfy(found -> {
            assertThat(found.propertyNames()).containsExactly("check", "result", "advice");
            assertThat(found.get("result").asString()).as(found.toString()).isEqualTo("PASS");
            assertThat(found.get("advice").asString()).matches("\\S.*\\.");
        });
    }

    @Test
    void discardedProbes_areNotLogged(CapturedOutput log) {
        assertThat(lab.rest().ailments()).isEmpty();
        assertThat(log).doesNotContain("InboundMessage");
    }

    @Test
    void anExaminationLeavesTheLabAsItWasAndIsNotHeardByWhoWaitsForAnAnswer() {
        try (var student = lab.student(1)) {
            student.solvesWith(student.asksForACode());
            student.says("DST/PETICION", "prueba-00000000000000000000000000000000");
            await().until(() -> status().at("/requests/refused").asInt() > 0);
            var before = status();
            student.forgets();
            assertThat(lab.rest().ailments()).isEmpty();
            var code = student.asksForACode();
            assertThat(student.hasHeard()).isZero();
            assertThat(code).matches("\\d{5}");
            assertThat(status().get("submissions")).isEqualTo(before.get("submissions"));
            assertThat(status().at("/requests/total").asInt())
                    .isEqualTo(before.at("/requests/total").asInt() + 1);
        }
    }

    private JsonNode status() {
        return lab.rest().get("/api/status");
    }

    @Test
    @Tag("h2")
    void aDatabaseThatForgetsWhatItHasCommittedIsFound() {
        lab.changesTheTables("set write_delay 500");
        assertThat(lab.rest().ailments())
                .containsOnlyKeys("database")
                .extracting("database")
                .asString()
                .contains("WRITE_DELAY=0");
        lab.changesTheTables("set write_delay 0");
        assertThat(lab.rest().ailments()).isEmpty();
    }

    /** PostgreSQL lets a change wait for as long as it takes. */
    @Test
    @Tag("postgresql")
    void aDatabaseThatLetsAChangeWaitIsFound() throws Exception {
        try (var _ = lab.holdsTheTables()) {
            assertThat(lab.rest().ailments())
                    .containsOnlyKeys("database")
                    .extracting("database")
                    .asString()
                    .contains("still running");
        }
        assertThat(lab.rest().ailments()).isEmpty();
    }

    @Test
    @Tag("h2")
    void aDatabaseThatTakesNoChangeIsFound() throws Exception {
        try (var student = lab.student(1);
                var _ = lab.holdsTheTables()) {
            student.asksForACode();
            assertThat(lab.rest().ailments())
                    .containsOnlyKeys("database")
                    .extracting("database")
                    .asString()
                    .contains("cannot be written");
        }
        assertThat(lab.rest().ailments()).isEmpty();
    }

    @Test
    void aClockThatWentBackBehindTheLastRequestIsFound() {
        lab.changesTheTables(TO_COME);
        assertThat(lab.rest().ailments())
                .containsOnlyKeys("clock")
                .extracting("clock")
                .asString()
                .contains("before the last request");
        lab.changesTheTables("delete from request where received_at > timestamp with time zone '2998-01-01 00:00:00Z'");
        assertThat(lab.rest().ailments()).isEmpty();
    }

    @Test
    void aMailServerThatIsDownOrSilentIsFound() throws IOException {
        office.close();
        assertThat(lab.rest().ailments()).containsOnlyKeys("smtp");
        try (var silence = new Silence(office.port())) {
            assertThat(lab.rest().ailments()).containsOnlyKeys("smtp");
            assertThat(silence.callers()).isPositive();
        }
        office = await().until(() -> new PostOffice(office.port(), new PostOffice.Manners() {}), Objects::nonNull);
        assertThat(lab.rest().ailments()).isEmpty();
    }

    @Test
    @Tag("h2")
    void aLabInMemoryOnAFullDiskWithoutAMailServerIsToldAllOfThat(@TempDir Path another) {
        try (var unfit = Lab.embedded(
                another,
                "--spring.datasource.url=jdbc:h2:mem:unfit;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "--dst.doctor.free-space=1000000TB")) {
            var ailments = unfit.rest().ailments();
            assertThat(ailments).containsOnlyKeys("database", "disk", "smtp");
            assertThat(ailments.get("database")).contains("in memory");
            assertThat(ailments.get("disk")).contains("DST_DOCTOR_FREESPACE");
            assertThat(ailments.get("smtp")).contains("SPRING_MAIL_HOST is not set");
        }
    }
}
