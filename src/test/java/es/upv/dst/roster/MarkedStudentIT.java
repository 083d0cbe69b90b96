// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a student marked for rehearsal on the roster gets codes and verdicts but is never certified. */
@Tag("database")
class MarkedStudentIT {

    private static final int MARKED = 2;

    @TempDir
    static Path folder;

    private static Lab lab;
    private Student student;

    @BeforeAll
    static void startLab() {
        lab = Lab.embedded(folder).enroll(1);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @BeforeEach
    void connectMarkedStudent() {
        enrollMarked(true);
        student = lab.student(MARKED);
    }

    @AfterEach
    void disconnect() {
        student.close();
    }

    @Test
    void markedStudent_getsTheUsualVerdicts_butIsNotCertified() {
        var accepted = total("?verdict=ACCEPTED");
        var mails = lab.admin().text("/api/mail", "text/csv");
        var code = student.requestCode();
        assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
        assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";DUPLICATE");
        student.publish("DST/SOLUCION", code + ";Eva;alumno1@example.org");
        assertThat(student.awaitVerdict()).isEqualTo(code + ";ALREADY_USED");
        assertThat(lab.admin().certifiedLines()).noneMatch(line -> line.startsWith(code));
        assertThat(total("?verdict=ACCEPTED")).isEqualTo(accepted);
        assertThat(status("/submissions/accepted")).isEqualTo(accepted);
        assertThat(status("/submissions/total"))
                .isEqualTo(status("/submissions/accepted") + status("/submissions/refused"));
        assertThat(lab.admin().text("/api/mail", "text/csv")).isEqualTo(mails);
        assertThat(total("?verdict=REHEARSED&q=" + code)).isEqualTo(1);
        lab.stop().start().awaitConnected();
        try (var reconnected = lab.student(MARKED)) {
            assertThat(reconnected.submitAndAwaitVerdict(code)).isEqualTo(code + ";DUPLICATE");
            assertThat(lab.admin().certifiedLines()).noneMatch(line -> line.startsWith(code));
        }
    }

    @Test
    void submissionOverRest_isNotCertified() {
        var code = student.requestCode();
        var response = lab.admin().post("/api/submissions", """
                        {"code":"%s","name":"Eva","email":"alumno1@example.org"}""".formatted(code));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(AdminClient.json(response).get("verdict").asString()).isEqualTo("REHEARSED");
        assertThat(lab.admin().certifiedLines()).noneMatch(line -> line.startsWith(code));
    }

    @Test
    void markRemovedBeforeSubmission_submissionIsCertified() {
        var code = student.requestCode();
        enrollMarked(false);
        assertThat(status("/roster/enrolled")).isEqualTo(2);
        assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
        assertThat(lab.admin().certifiedLines()).anyMatch(line -> line.startsWith(code));
    }

    @Test
    void markedStudent_isListed_butNotCountedAsEnrolled() {
        assertThat(status("/roster/enrolled")).isEqualTo(1);
        assertThat(lab.admin().get("/api/roster").at("/items/1/rehearsal").asBoolean())
                .isTrue();
    }

    private static void enrollMarked(boolean rehearsal) {
        var response = lab.admin().post("/api/roster", """
                        [{"dni":"00000002","name":"Ensayo","email":"ensayo@example.org","rehearsal":%s}]
                        """.formatted(rehearsal));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static int total(String filter) {
        return lab.admin().get("/api/submissions" + filter).get("total").asInt();
    }

    private static int status(String path) {
        return lab.admin().get("/api/status").at(path).asInt();
    }
}
