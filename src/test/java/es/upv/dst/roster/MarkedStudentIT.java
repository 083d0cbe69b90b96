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

/** Whom the professor has marked on the roster is served like anybody, and never certified. */
@Tag("database")
class MarkedStudentIT {

    private static final int MARKED = 2;

    @TempDir
    static Path folder;

    private static Lab lab;
    private Student student;

    @BeforeAll
    static void oneLabForAll() {
        lab = Lab.embedded(folder).enroll(1);
    }

    @AfterAll
    static void theEnd() {
        lab.close();
    }

    @BeforeEach
    void one() {
        marks(true);
        student = lab.student(MARKED);
    }

    @AfterEach
    void leaves() {
        student.close();
    }

    @Test
    void itHearsWhatAnybodyHearsAndIsNowhereAmongTheAccepted() {
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
        try (var another = lab.student(MARKED)) {
            assertThat(another.submitAndAwaitVerdict(code)).isEqualTo(code + ";DUPLICATE");
            assertThat(lab.admin().certifiedLines()).noneMatch(line -> line.startsWith(code));
        }
    }

    @Test
    void handedInByRestItIsNoCertificateEither() {
        var code = student.requestCode();
        var answer = lab.admin().post("/api/submissions", """
                        {"code":"%s","name":"Eva","email":"alumno1@example.org"}""".formatted(code));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(AdminClient.json(answer).get("verdict").asString()).isEqualTo("REHEARSED");
        assertThat(lab.admin().certifiedLines()).noneMatch(line -> line.startsWith(code));
    }

    @Test
    void theMarkCountsWhenTheCodeIsHandedIn() {
        var code = student.requestCode();
        marks(false);
        assertThat(status("/roster/enrolled")).isEqualTo(2);
        assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
        assertThat(lab.admin().certifiedLines()).anyMatch(line -> line.startsWith(code));
    }

    @Test
    void itIsOnTheRosterAndNotCountedAmongTheEnrolled() {
        assertThat(status("/roster/enrolled")).isEqualTo(1);
        assertThat(lab.admin().get("/api/roster").at("/items/1/rehearsal").asBoolean())
                .isTrue();
    }

    private static void marks(boolean rehearsal) {
        var answer = lab.admin().post("/api/roster", """
                        [{"dni":"00000002","name":"Ensayo","email":"ensayo@example.org","rehearsal":%s}]
                        """.formatted(rehearsal));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static int total(String filter) {
        return lab.admin().get("/api/submissions" + filter).get("total").asInt();
    }

    private static int status(String what) {
        return lab.admin().get("/api/status").at(what).asInt();
    }
}
