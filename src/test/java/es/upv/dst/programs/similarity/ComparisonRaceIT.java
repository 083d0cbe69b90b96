// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static es.upv.dst.fixture.ComparedClass.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.programs.originality.ProgramComparison;
import es.upv.dst.storage.SingleWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests what a comparison stores if programs change while it runs. The change is made after the comparison has read the
 * programs and before it compares them. The tested comparison has a lock of its own, as that of a second instance.
 */
@Tag("database")
class ComparisonRaceIT {

    private static final String ORIGINAL = "development/independent/01.py";
    private static final String COPY = "development/copies/names/01.py";
    private static final String SECOND_COPY = "development/copies/order/01.py";

    @TempDir
    static Path folder;

    private static Lab lab;
    private static AdminClient rest;
    private static final AtomicInteger STUDENTS = new AtomicInteger();

    private final int owner = STUDENTS.incrementAndGet();
    private final int copyist = STUDENTS.incrementAndGet();
    private long original;
    private long copy;

    @BeforeAll
    static void start() {
        lab = Lab.embedded(folder).enroll(40);
        rest = lab.admin();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void handInACopy() {
        lab.executeSql("delete from similarity");
        lab.executeSql("delete from program_comparison");
        lab.executeSql("delete from program");
        original = handIn(owner, ORIGINAL);
        copy = handIn(copyist, COPY);
        awaitComparisons();
        assertThat(lab.countRows("similarity")).isEqualTo(1);
    }

    @Test
    void erasureWhileAllAreCompared_leavesNoPairAndNoRecordOfTheProgram() {
        var report = during(() -> erase(copyist)).compareAll().orElseThrow();
        assertThat(report.pairs()).isZero();
        assertThat(lab.countRows("similarity")).isZero();
        assertThat(comparedPrograms()).containsExactly(original);
    }

    @Test
    void erasureWhileANewProgramIsCompared_leavesNothingOfIt() {
        during(() -> erase(copyist)).compareNew(copy);
        assertThat(lab.countRows("similarity")).isZero();
        assertThat(comparedPrograms()).containsExactly(original);
    }

    @Test
    void erasureOfAnEarlierProgramWhileANewOneIsCompared_leavesNoPair() {
        during(() -> erase(owner)).compareNew(copy);
        assertThat(lab.countRows("similarity")).isZero();
        assertThat(comparedPrograms()).containsExactly(copy);
    }

    @Test
    void assignmentToTheSameStudentWhileAllAreCompared_leavesNoPairOfThem() {
        during(() -> assign(copy, owner)).compareAll();
        awaitComparisons();
        assertThat(lab.countRows("similarity")).isZero();
    }

    @Test
    void programThatAnotherInstanceComparesWhileAllAreCompared_keepsItsPairs() {
        var report = during(() -> {
                    handIn(STUDENTS.incrementAndGet(), SECOND_COPY);
                    awaitComparisons();
                })
                .compareAll()
                .orElseThrow();
        assertThat(report.programs()).isEqualTo(2);
        assertThat(lab.countRows("similarity")).isEqualTo(3);
        assertThat(waiting()).isZero();
    }

    @Test
    void programThatAnotherInstanceComparesWhileANewOneIsCompared_keepsItsPairs() {
        during(() -> {
                    handIn(STUDENTS.incrementAndGet(), SECOND_COPY);
                    awaitComparisons();
                })
                .compareNew(copy);
        assertThat(lab.countRows("similarity")).isEqualTo(3);
    }

    @Test
    void importedProgramWithTheSameNumber_getsNoPairOfTheEarlierOne() {
        during(() -> {
                    lab.executeSql("delete from similarity");
                    lab.executeSql("delete from program_comparison");
                    lab.executeSql(
                            "update program set received_at = timestamp '2020-01-01 00:00:00' where id = " + copy);
                })
                .compareAll();
        assertThat(lab.countRows("similarity")).isZero();
        assertThat(comparedPrograms()).containsExactly(original);
    }

    @Test
    void pastProgramsThatAreAddedWhileAllAreCompared_leaveThemWaiting() {
        during(() -> lab.executeSql(
                        "insert into archived_program (course, label, source) values ('Redes', '1', 'import json')"))
                .compareAll();
        assertThat(waiting()).isEqualTo(2);
        lab.executeSql("delete from archived_program");
    }

    @Test
    void supersededProgram_isNotCompared() {
        handIn(copyist, SECOND_COPY);
        awaitComparisons();
        var compared = new AtomicInteger();
        during(compared::incrementAndGet).compareNew(copy);
        assertThat(compared).hasValue(0);
    }

    /** A comparison like that of the lab, during which this happens. */
    private static ComparisonRuns during(Runnable change) {
        return new ComparisonRuns(
                () -> {
                    change.run();
                    return lab.bean(ProgramComparison.class);
                },
                lab.bean(ComparedPrograms.class),
                lab.bean(SimilarityRepository.class),
                lab.bean(ComparisonRepository.class),
                lab.bean(SingleWriter.class),
                InstantSource.system());
    }

    private static long handIn(int student, String file) {
        var response = rest.handIn(Lab.dni(student), "practica.py", source(file));
        assertThat(response.statusCode()).isEqualTo(201);
        return AdminClient.json(response).get("id").asLong();
    }

    private static void assign(long program, int student) {
        var response = rest.exchange(
                "PUT", "/api/programs/" + program + "/student", "application/json", "application/json", """
                {"dni":"%s"}""".formatted(
                                Lab.dni(student)));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    private static void erase(int student) {
        var dni = Lab.dni(student);
        var response = rest.exchange(
                "DELETE", "/api/students/" + dni + "?confirm=" + dni, "text/plain", "application/json", "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static void awaitComparisons() {
        await().until(() -> waiting() == 0);
    }

    private static int waiting() {
        return rest.get("/api/programs/comparison").get("waiting").size();
    }

    private static List<Long> comparedPrograms() {
        return List.copyOf(lab.bean(ComparisonRepository.class).compared());
    }
}
