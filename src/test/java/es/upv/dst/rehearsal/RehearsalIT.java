// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.RehearsingLab;
import es.upv.dst.fixture.Student;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Tests that synthetic students are served like a class and that removing them removes all their rows. */
@Tag("database")
class RehearsalIT {

    private static final int FIRST = RehearsingLab.NUMBER + 1;

    @TempDir
    Path folder;

    @Test
    void rehearsal_leavesStatusAndListsUnchanged() {
        try (var lab = Lab.embedded(folder).enroll(2)) {
            createRowsOfEveryKind(lab);
            var before = statusAndLists(lab.admin());
            var certified = lab.admin().certifiedLines();
            lab.addRehearsalStudents(20);
            var code = runStudents(lab, 20);
            assertThat(status(lab.admin(), "/codes/used")).isEqualTo(21);
            assertThat(status(lab.admin(), "/roster/enrolled")).isEqualTo(2);
            assertThat(lab.admin().certifiedLines()).isEqualTo(certified);
            lab.removeRehearsalStudents(20);
            assertThat(statusAndLists(lab.admin())).isEqualTo(before);
            lab.stop().start().awaitConnected();
            assertThat(statusAndLists(lab.admin())).isEqualTo(before);
            try (var removed = lab.student(FIRST)) {
                assertThat(removed.submitAndAwaitVerdict(code)).isEqualTo(code + ";NOT_ISSUED");
                removed.publish("DST/PETICION", Lab.dni(FIRST));
                await().until(() -> total(lab, "/api/requests?outcome=NOT_ENROLLED") == 2);
            }
        }
    }

    @Test
    @Tag("h2")
    void secondRehearsalWithTheSameDnis_leavesListsUnchanged() {
        try (var lab = Lab.embedded(folder).enroll(2)) {
            createRowsOfEveryKind(lab);
            var before = statusAndLists(lab.admin());
            lab.addRehearsalStudents(5).removeRehearsalStudents(5);
            for (var time = 0; time < 2; time++) {
                lab.addRehearsalStudents(5);
                runStudents(lab, 5);
                lab.removeRehearsalStudents(5);
            }
            assertThat(statusAndLists(lab.admin())).isEqualTo(before);
            try (var student = lab.student(2)) {
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            }
        }
    }

    @Test
    void killedRehearsal_isRemovedAtTheNextStart() throws IOException {
        var before = new TreeMap<String, String>();
        try (var killed = new LabProcess(RehearsingLab.class, folder);
                var student = killed.student(FIRST)) {
            before.putAll(withoutMessages(killed.admin()));
            var code = student.requestCode();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            student.publish("DST/PETICION", Lab.dni(RehearsingLab.NUMBER + RehearsingLab.STUDENTS));
            student.awaitCode();
        }
        try (var lab = Lab.embedded(folder)) {
            awaitRedeliveries(lab);
            assertThat(withoutMessages(lab.admin())).isEqualTo(before);
            assertThat(total(lab, "/api/requests?outcome=ISSUED")).isZero();
            assertThat(total(lab, "/api/submissions?verdict=REHEARSED")).isZero();
            assertThat(status(lab.admin(), "/requests/issued")).isZero();
            assertThat(status(lab.admin(), "/requests/total")).isEqualTo(total(lab, "/api/requests"));
            assertThat(status(lab.admin(), "/submissions/total")).isEqualTo(total(lab, "/api/submissions"));
        }
    }

    @Test
    void rehearsalThatUsesAllCodes_freesAllOfThem() {
        try (var lab = Lab.embedded(folder, "--dst.codes.per-student=20")
                        .enroll(1)
                        .addRehearsalStudents(500);
                var student = lab.student(1)) {
            student.publishAll(
                    "DST/PETICION",
                    IntStream.range(0, 10_000).mapToObj(number -> Lab.dni(RehearsingLab.NUMBER + number % 500 + 1)));
            await().atMost(Duration.ofMinutes(1)).until(() -> status(lab.admin(), "/requests/issued") == 10_000);
            student.publish("DST/PETICION", Lab.dni(1));
            await().until(() -> total(lab, "/api/requests?outcome=POOL_EMPTY") == 1);
            var code =
                    lab.admin().get("/api/requests?size=1").at("/items/0/code").asString();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            lab.removeRehearsalStudents(500);
            assertThat(status(lab.admin(), "/codes/free")).isEqualTo(10_000);
            // The first program may not have received all 10,000 codes yet, and would submit one of them.
            try (var later = lab.student(1)) {
                assertThat(later.submitAndAwaitVerdict(later.requestCode())).endsWith(";ACCEPTED");
            }
            assertThat(status(lab.admin(), "/codes/free")).isEqualTo(9_999);
            assertThat(lab.admin().certifiedLines()).hasSize(1);
        }
    }

    /** Creates rows of every kind, including a request with a DNI of the later rehearsal. */
    private static void createRowsOfEveryKind(Lab lab) {
        try (var student = lab.student(1)) {
            var code = student.requestCode();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(student.submitAndAwaitVerdict("12345")).isEqualTo("12345;INVALID_CODE");
            student.requestCode();
            student.publish("DST/PETICION", Lab.dni(FIRST));
            student.publish("DST/PETICION", "nobody");
            await().until(() -> total(lab, "/api/requests") == 4);
        }
    }

    /** Each student gets a code accepted and keeps a second one open. Returns the last accepted code. */
    private static String runStudents(Lab lab, int students) {
        var last = "";
        for (var number = FIRST; number < FIRST + students; number++) {
            try (var student = lab.student(number)) {
                last = student.requestCode();
                assertThat(student.submitAndAwaitVerdict(last)).isEqualTo(last + ";ACCEPTED");
                assertThat(student.submitAndAwaitVerdict(last)).isEqualTo(last + ";DUPLICATE");
                assertThat(submitWithOtherAddress(last, student)).isEqualTo(last + ";ALREADY_USED");
                student.requestCode();
            }
        }
        assertThat(total(lab, "/api/submissions?verdict=ACCEPTED")).isEqualTo(1);
        assertThat(total(lab, "/api/submissions?verdict=REHEARSED")).isEqualTo(students);
        assertThat(status(lab.admin(), "/mail/pending")).isEqualTo(1);
        return last;
    }

    /** Uses the address of an enrolled student, who would get a mail about the refusal of an ordinary code. */
    private static String submitWithOtherAddress(String code, Student student) {
        student.publish("DST/SOLUCION", code + ";Alumno 2;alumno2@example.org");
        return student.awaitVerdict();
    }

    /** The broker redelivers messages that were not acknowledged before a kill; they are refused and add rows. */
    private static TreeMap<String, String> withoutMessages(AdminClient admin) {
        var result = statusAndLists(admin);
        result.keySet().removeAll(List.of("broker", "requests", "submissions", "/api/requests", "/api/submissions"));
        return result;
    }

    /** Sends one message on each topic, and waits for its row. The broker delivers the unacknowledged ones before. */
    private static void awaitRedeliveries(Lab lab) {
        try (var student = lab.student(1)) {
            student.publish("DST/PETICION", "nobody");
            student.publish("DST/SOLUCION", "12345;Nobody;nobody@example.org");
            await().until(() -> total(lab, "/api/requests?outcome=MALFORMED") == 1
                    && total(lab, "/api/submissions?verdict=INVALID_CODE") == 1);
        }
    }

    /** The status without the start time, and all lists. */
    private static TreeMap<String, String> statusAndLists(AdminClient admin) {
        var result = new TreeMap<String, String>();
        var status = (ObjectNode) admin.get("/api/status");
        status.remove("startedAt");
        status.forEachEntry((part, numbers) -> result.put(part, numbers.toString()));
        for (var list : List.of("/api/roster", "/api/requests", "/api/submissions", "/api/mail")) {
            result.put(list, admin.text(list, "text/csv"));
        }
        return result;
    }

    private static int status(AdminClient admin, String path) {
        return admin.get("/api/status").at(path).asInt();
    }

    private static int total(Lab lab, String list) {
        return lab.admin().get(list).get("total").asInt();
    }
}
