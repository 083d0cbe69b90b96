// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.events.log.EventPosition;
import es.upv.dst.fixture.EventClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmtpServer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests the stream of events when mails fail, the database hangs, and rows are removed. */
@TestInstance(Lifecycle.PER_CLASS)
class EventFaultsIT {

    private final AtomicBoolean refusing = new AtomicBoolean();
    private final SmtpServer smtp = new SmtpServer(new SmtpServer.Manners() {
        @Override
        public int replyTo(String recipient, int attempt) {
            return refusing.get() ? 550 : 250;
        }
    });
    private Lab lab;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder, smtp.settings()).enroll(9);
    }

    @AfterAll
    void stop() {
        lab.close();
        smtp.close();
    }

    @Test
    void mailThatIsRetried_isAnotherEvent_withANumberOfItsOwn() {
        refusing.set(true);
        certify(1);
        try (var reader = EventClient.open(port(), "?after=0-0-0")) {
            var failed = reader.await("mail", data -> isMailTo(1, "failed", data));
            refusing.set(false);
            lab.admin().post("/api/mail/" + failed.data().get("id").asLong() + "/retry", "");
            certify(2);
            var sent = reader.await("mail", data -> isMailTo(1, "sent", data));
            var other = reader.await("mail", data -> isMailTo(2, "sent", data));
            assertThat(mailNumber(sent)).isGreaterThan(mailNumber(failed)).isNotEqualTo(mailNumber(other));
            assertThat(reader.events("mail"))
                    .noneMatch(event -> event.data().get("state").asString().equals("pending"));
        }
    }

    @Test
    void confirmationToAnotherAddress_completesTheStudent() {
        try (var reader = EventClient.open(port(), "?only=student");
                var student = lab.student(3)) {
            var solution = student.requestCode() + ";Alumno 3;another@private.example";
            student.publish("DST/SOLUCION", solution);
            reader.await(
                    "student",
                    data -> data.get("dni").asString().equals(dni(3))
                            && data.get("state").asString().equals("MAILED"));
        }
    }

    @Test
    void databaseThatCannotBeWritten_isToldByTheStatus() throws Exception {
        try (var reader = EventClient.open(port(), "?only=status");
                var student = lab.student(5)) {
            reader.await("status", data -> database(data).equals("UP"));
            try (var _ = lab.lockTables()) {
                student.requestCode();
                reader.await("status", data -> database(data).equals("DOWN"));
            }
            await().until(() ->
                    database(reader.events("status").getLast().data()).equals("UP"));
        }
    }

    @Test
    void newRowsAfterAReset_areEvents() {
        try (var student = lab.student(4);
                var reader = EventClient.open(port(), "?after=0-0-0")) {
            for (var message = 0; message < 20; message++) {
                student.publish("DST/PETICION", "wrong");
            }
            await().until(() -> reader.events("request").size() >= 20);
            var before = reader.events("status").getLast().data().get("version").asLong();
            assertThat(lab.admin()
                            .post("/api/course/reset", "{\"confirm\":\"DST\",\"keepRoster\":true}")
                            .statusCode())
                    .isEqualTo(200);
            await().until(reader::hasEnded);
            try (var next = EventClient.open(port(), "", "Last-Event-ID", reader.lastId())) {
                student.requestCode();
                next.await("request", data -> data.get("dni").asString().equals(dni(4)));
                next.await("status", data -> data.get("version").asLong() > before);
            }
        }
    }

    private void certify(int number) {
        try (var student = lab.student(number)) {
            student.submitAndAwaitVerdict(student.requestCode());
        }
    }

    private static boolean isMailTo(int number, String state, JsonNode mail) {
        return mail.get("code").asString().length() == 5
                && mail.get("email").asString().equals("a" + dni(number) + "@example.org")
                && mail.get("state").asString().equals(state);
    }

    private static String database(JsonNode status) {
        return status.at("/health/db/status").asString();
    }

    private static long mailNumber(EventClient.Event event) {
        return EventPosition.parse(event.id()).orElseThrow().mail();
    }

    private int port() {
        return lab.anonymous().port();
    }
}
