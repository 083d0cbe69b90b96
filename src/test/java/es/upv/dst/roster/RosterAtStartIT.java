// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.TestDatabase;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.storage.SingleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tests reading the roster file at the start, and changes that fail in the database. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("database")
class RosterAtStartIT {

    private static final Dni ANA = new Dni("00000001");
    private static final Student LUIS = new Student(new Dni("00000002"), "Luis", "l@b.es");

    @TempDir
    private Path folder;

    @Test
    void startWithoutRosterFile_enrolsNoStudents() {
        try (var lab = start("")) {
            assertThat(roster(lab).enrolled()).isZero();
        }
    }

    @Test
    void demoRoster_hasThirtyStudents() {
        try (var lab = start("classpath:demo-roster.csv")) {
            assertThat(roster(lab).enrolled()).isEqualTo(30);
            assertThat(roster(lab).find(ANA)).isPresent();
        }
    }

    @Test
    void restartWithTheSameFile_updatesItsStudents_andKeepsAddedOnes() throws IOException {
        var file = file("dni,name,email\n00000001,Ana,a@b.es\n");
        try (var lab = start(file)) {
            roster(lab).add(new RosterDraft(List.of(LUIS, new Student(ANA, "Anna", "x@b.es")), List.of()));
        }
        try (var lab = start(file)) {
            assertThat(roster(lab).all()).containsExactly(new Student(ANA, "Ana", "a@b.es"), LUIS);
        }
    }

    @Test
    void missingFile_stopsTheStart_withAReport(CapturedOutput log) {
        assertThatThrownBy(() -> start(folder.resolve("none.csv").toString()))
                .isInstanceOf(RosterUnusableException.class);
        assertThat(log.getOut())
                .contains("dst-lab cannot start", "none.csv cannot be read: there is no such file")
                .doesNotContain("\tat ");
    }

    @Test
    void invalidLine_stopsTheStart_withAReport(CapturedOutput log) throws IOException {
        var file = file("dni,name,email\n00000001A,Ana,a@b.es\n00000002,Luis,l@b.es\n3,Eva,e\n");
        assertThatThrownBy(() -> start(file)).isInstanceOf(RosterUnusableException.class);
        assertThat(log.getOut())
                .contains("dst-lab cannot start")
                .contains("line 2: " + RosterError.DNI_LETTER.sentence() + ": \"****0001A\"")
                .contains("line 4: " + RosterError.EMAIL.sentence() + ": \"e\"")
                .doesNotContain("\tat ");
        try (var lab = start("")) {
            assertThat(roster(lab).enrolled()).isZero();
        }
    }

    @Test
    void changeThatFailsInTheDatabase_changesNothing() {
        try (var lab = start("classpath:demo-roster.csv")) {
            var before = List.copyOf(roster(lab).all());
            var unstorable = new Student(new Dni("99999999"), "ñ".repeat(201), "x@b.es");
            var draft = new RosterDraft(List.of(LUIS, unstorable), List.of());
            assertThatThrownBy(() -> roster(lab).replace(draft, false)).isInstanceOf(DataAccessException.class);
            assertThat(roster(lab).all()).containsExactlyElementsOf(before);
            var rows = lab.getBean(JdbcTemplate.class);
            assertThat(rows.queryForObject("select count(*) from student", Integer.class))
                    .isEqualTo(30);
        }
    }

    @Test
    void studentWithACode_canBeRemoved() {
        try (var lab = start("classpath:demo-roster.csv")) {
            lab.getBean(JdbcTemplate.class).update("""
                    insert into code (digits, dni, issued_at)
                    values ('12340', '00000001', current_timestamp)
                    """);
            roster(lab).replace(new RosterDraft(List.of(LUIS), List.of()), false);
            assertThat(roster(lab).find(ANA)).isEmpty();
        }
    }

    private ConfigurableApplicationContext start(String roster) {
        return new SpringApplicationBuilder(RosterAlone.class)
                .web(WebApplicationType.NONE)
                // The health indicators of the readiness group belong to features that are not started here.
                .properties("management.endpoint.health.validate-group-membership=false")
                .run(Stream.concat(
                                Stream.of("--dst.data.dir=" + folder, "--dst.roster=" + roster),
                                Stream.of(TestDatabase.settings(folder, "--")))
                        .toArray(String[]::new));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("roster.csv"), text).toString();
    }

    private static Roster roster(ConfigurableApplicationContext lab) {
        return lab.getBean(Roster.class);
    }

    @EnableAutoConfiguration
    @ComponentScan(basePackageClasses = {Roster.class, SingleWriter.class})
    @ConfigurationPropertiesScan(basePackageClasses = SingleWriter.class)
    static class RosterAlone {

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }
    }
}
