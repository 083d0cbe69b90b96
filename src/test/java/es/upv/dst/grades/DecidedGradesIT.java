// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.grades.certification.AssignmentOutcome;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.roster.Dni;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests the grades that depend on decisions of the professor: about programs, and about the grades themselves. */
@Tag("database")
class DecidedGradesIT {

    private static final String JSON = "application/json";

    @TempDir
    static Path folder;

    private static Lab lab;

    @BeforeAll
    static void certifyTheFirstStudent() {
        lab = Lab.embedded(folder).enroll(3);
        try (var student = lab.student(1)) {
            student.solveForAll(1);
            student.awaitVerdict();
        }
        decide(upload("00000001", "import paho.mqtt.client"), "accepted");
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void acceptedProgram_countsForACertifiedStudent() {
        assertThat(grade("00000001").get("program").asString()).isEqualTo("accepted");
        assertThat(grade("00000001").get("explanation").asString())
                .contains("0.4: certified on ")
                .endsWith("; program accepted");
    }

    @Test
    void laterVersion_losesNothing_untilItIsRejected() {
        assertThat(grade("00000002").get("explanation").asString()).isEqualTo("0: not certified; no program");
        var first = upload("00000002", "import json");
        assertThat(grade("00000002").get("explanation").asString()).endsWith("; program undecided");
        decide(first, "accepted");
        var second = upload("00000002", "import sys");
        assertThat(grade("00000002").get("explanation").asString()).endsWith("; program accepted");
        decide(second, "rejected");
        assertThat(grade("00000002").get("explanation").asString()).isEqualTo("0: not certified; program rejected");
    }

    @Test
    void caseAboutAProgram_isShown_andChangesNoGrade() {
        var before = grade("00000001").get("grade");
        var programs = "{\"first\": \"%d\", \"second\": \"%d\", \"note\": \"the same typing error\"}"
                .formatted(
                        lab.admin()
                                .get("/api/programs?dni=00000001")
                                .at("/items/0/id")
                                .asLong(),
                        upload("00000003", "import os"));
        var opened = lab.admin().post("/api/programs/cases", programs);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(grade("00000001").get("originality").asString()).isEqualTo("open");
        var state = "/api/programs/cases/" + AdminClient.json(opened).get("id").asLong() + "/state";
        assertThat(put(state, "{\"state\": \"confirmed\", \"note\": \"both agree\"}"))
                .isEqualTo(200);
        assertThat(grade("00000001").get("originality").asString()).isEqualTo("confirmed");
        assertThat(grade("00000003").get("originality").asString()).isEqualTo("confirmed");
        assertThat(grade("00000001").get("grade")).isEqualTo(before);
    }

    @Test
    void gradeOfTheProfessor_counts_survivesARestart_andCanBeRemoved() {
        assertThat(put("/api/grades/00000001", "{\"grade\": 0.25, \"reason\": \"oral exam\"}"))
                .isEqualTo(200);
        assertThat(put("/api/grades/00000001", "{\"grade\": 40E-2, \"reason\": \"second exam\"}"))
                .isEqualTo(200);
        lab.stop().start().awaitConnected();
        assertThat(grade("00000001").get("grade").asDouble()).isEqualTo(0.4);
        assertThat(grade("00000001").get("explanation").asString())
                .startsWith("0.4: set by the professor on ")
                .contains(" (second exam); computed 0.4: certified on ");
        assertThat(delete("00000001")).isEqualTo(200);
        assertThat(delete("00000001")).isEqualTo(404);
        assertThat(grade("00000001").get("overridden").asBoolean()).isFalse();
        var history = lab.admin().get("/api/grades/00000001").get("set");
        assertThat(history.valueStream().map(change -> change.get("grade").toString()))
                .containsExactly("0.25", "0.4", "null");
    }

    @Test
    void gradeOfAStudentWhoIsNotEnrolled_cannotBeSet() {
        assertThat(put("/api/grades/00000099", "{\"grade\": 0.1, \"reason\": \"x\"}"))
                .isEqualTo(404);
        assertThat(delete("00000099")).isEqualTo(404);
    }

    /** An erasure ends while the call waits, so that the cached roster still has the student. */
    @Test
    void gradeOfAStudentWhoIsBeingErased_isNotStored() {
        var submission = lab.admin().get("/api/submissions").at("/items/0/id").asLong();
        lab.executeSql("update student set dni = '00000098' where dni = '00000002'");
        try {
            assertThat(put("/api/grades/00000002", "{\"grade\": 0.1, \"reason\": \"x\"}"))
                    .isEqualTo(404);
            assertThat(lab.bean(Certifications.class).assign(submission, new Dni("00000002"), "x"))
                    .isEqualTo(AssignmentOutcome.NOT_ENROLLED);
        } finally {
            lab.executeSql("update student set dni = '00000002' where dni = '00000098'");
        }
        assertThat(lab.countRows("grade_override where dni = '00000002'")).isZero();
        assertThat(lab.countRows("submission_assignment where dni = '00000002'"))
                .isZero();
    }

    @Test
    void gradeOfOneStudent_equalsThatInTheList() {
        for (var grade : lab.admin().get("/api/grades").get("items")) {
            assertThat(grade(grade.get("dni").asString())).isEqualTo(grade);
        }
    }

    @Test
    void gradeAboveTheMaximumOfTheGradebookItem_isRefused() {
        var response =
                lab.admin().exchange("PUT", "/api/grades/00000002", JSON, JSON, "{\"grade\": 0.41, \"reason\": \"x\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(AdminClient.json(response).at("/invalid/0/name").asString()).isEqualTo("grade");
        assertThat(AdminClient.json(response).at("/invalid/0/reason").asString())
                .startsWith("must be at most 0.4,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"grade\": 10.01, \"reason\": \"x\"}",
                "{\"grade\": -1, \"reason\": \"x\"}",
                "{\"grade\": 0.333, \"reason\": \"x\"}",
                "{\"grade\": 1e999999999, \"reason\": \"x\"}",
                "{\"grade\": 0.1}",
                "{\"grade\": 0.1, \"reason\": \" \"}",
                "{\"grade\": 0.1, \"reason\": \"\\u00a0\"}",
                "{\"grade\": 0.1, \"reason\": \"a\\u0000b\"}",
                "{\"grade\": 0.1, \"reason\": \"a\\nb\"}",
                "{\"reason\": \"x\"}",
                "{\"grade\": \"0,3\", \"reason\": \"x\"}",
                "{\"grade\": \"good\", \"reason\": \"x\"}"
            })
    void invalidGrade_isRefused(String json) {
        assertThat(put("/api/grades/00000002", json)).isEqualTo(400);
        assertThat(grade("00000002").get("overridden").asBoolean()).isFalse();
    }

    private static long upload(String dni, String source) {
        var response = lab.admin().handIn(dni, "practica.py", source);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return AdminClient.json(response).get("id").asLong();
    }

    private static void decide(long program, String decision) {
        var json = "{\"decision\": \"%s\", \"reason\": \"x\"}".formatted(decision);
        assertThat(put("/api/programs/" + program + "/decision", json)).isEqualTo(200);
    }

    private static JsonNode grade(String dni) {
        return lab.admin().get("/api/grades/" + dni).get("grade");
    }

    private static int put(String path, String json) {
        return lab.admin().exchange("PUT", path, JSON, JSON, json).statusCode();
    }

    private static int delete(String dni) {
        return lab.admin()
                .exchange("DELETE", "/api/grades/" + dni, JSON, JSON, "")
                .statusCode();
    }
}
