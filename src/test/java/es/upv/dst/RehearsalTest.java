// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.OwnProcess;
import es.upv.dst.lab.Rehearsal;
import es.upv.dst.lab.Rest;
import es.upv.dst.lab.Student;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A rehearsal is served as a class is, and nothing tells afterwards that it was. */
class RehearsalTest {

    private static final int FIRST = Rehearsal.NUMBER + 1;

    @TempDir
    Path folder;

    @Test
    void itLeavesTheLabAsItWas() {
        try (var lab = Lab.embedded(folder).enrolling(2)) {
            classIsUnderWay(lab);
            var before = everything(lab.rest());
            var certified = lab.rest().certified();
            lab.rehearsing(20);
            var code = rehearses(lab, 20);
            assertThat(status(lab.rest(), "/codes/used")).isEqualTo(21);
            assertThat(status(lab.rest(), "/roster/enrolled")).isEqualTo(2);
            assertThat(lab.rest().certified()).isEqualTo(certified);
            lab.dismissing(20);
            assertThat(everything(lab.rest())).isEqualTo(before);
            lab.stop().start().untilUp();
            assertThat(everything(lab.rest())).isEqualTo(before);
            try (var late = lab.student(FIRST)) {
                assertThat(late.solvesWith(code)).isEqualTo(code + ";NOT_ISSUED");
                late.says("DST/PETICION", Lab.dni(FIRST));
                await().until(() -> total(lab, "/api/requests?outcome=NOT_ENROLLED") == 2);
            }
        }
    }

    @Test
    void theNextOneWithTheSameNumbersIsLikeTheFirst() {
        try (var lab = Lab.embedded(folder).enrolling(2)) {
            classIsUnderWay(lab);
            var before = everything(lab.rest());
            lab.rehearsing(5).dismissing(5);
            for (var time = 0; time < 2; time++) {
                lab.rehearsing(5);
                rehearses(lab, 5);
                lab.dismissing(5);
            }
            assertThat(everything(lab.rest())).isEqualTo(before);
            try (var student = lab.student(2)) {
                assertThat(student.solvesWith(student.asksForACode())).endsWith(";ACCEPTED");
            }
        }
    }

    @Test
    void ofOneThatWasKilledNothingIsLeftAfterTheNextStart() throws IOException {
        var before = new TreeMap<String, String>();
        try (var killed = new OwnProcess(Rehearsal.class, folder);
                var student = killed.student(FIRST)) {
            before.putAll(withoutMessages(killed.rest()));
            var code = student.asksForACode();
            assertThat(student.solvesWith(code)).isEqualTo(code + ";ACCEPTED");
            student.says("DST/PETICION", Lab.dni(Rehearsal.NUMBER + Rehearsal.STUDENTS));
            student.hearsACode();
        }
        try (var lab = Lab.embedded(folder)) {
            assertThat(withoutMessages(lab.rest())).isEqualTo(before);
            assertThat(total(lab, "/api/requests?outcome=ISSUED")).isZero();
            assertThat(total(lab, "/api/submissions?verdict=REHEARSED")).isZero();
            assertThat(status(lab.rest(), "/requests/issued")).isZero();
            assertThat(status(lab.rest(), "/requests/total")).isEqualTo(total(lab, "/api/requests"));
            assertThat(status(lab.rest(), "/submissions/total")).isEqualTo(total(lab, "/api/submissions"));
        }
    }

    @Test
    void itMayUseUpEveryCodeAndEachIsFreeAgain() {
        try (var lab = Lab.embedded(folder).enrolling(1).rehearsing(500);
                var student = lab.student(1)) {
            student.saysAll(
                    "DST/PETICION",
                    IntStream.range(0, 10_000).mapToObj(number -> Lab.dni(Rehearsal.NUMBER + number % 500 + 1)));
            await().atMost(Duration.ofMinutes(1)).until(() -> status(lab.rest(), "/requests/issued") == 10_000);
            student.says("DST/PETICION", Lab.dni(1));
            await().until(() -> total(lab, "/api/requests?outcome=POOL_EMPTY") == 1);
            var code =
                    lab.rest().get("/api/requests?size=1").at("/items/0/code").asString();
            assertThat(student.solvesWith(code)).isEqualTo(code + ";ACCEPTED");
            lab.dismissing(500);
            assertThat(status(lab.rest(), "/codes/free")).isEqualTo(10_000);
            assertThat(student.solvesWith(student.asksForACode())).endsWith(";ACCEPTED");
            assertThat(status(lab.rest(), "/codes/free")).isEqualTo(9_999);
            assertThat(lab.rest().certified()).hasSize(1);
        }
    }

    /** Something of everything, a request under a number of the rehearsal to come included. */
    private static void classIsUnderWay(Lab lab) {
        try (var student = lab.student(1)) {
            var code = student.asksForACode();
            assertThat(student.solvesWith(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(student.solvesWith("12345")).isEqualTo("12345;INVALID_CODE");
            student.asksForACode();
            student.says("DST/PETICION", Lab.dni(FIRST));
            student.says("DST/PETICION", "nobody");
            await().until(() -> total(lab, "/api/requests") == 4);
        }
    }

    /** Each is served, tries again, and leaves a second code open. */
    private static String rehearses(Lab lab, int students) {
        var last = "";
        for (var number = FIRST; number < FIRST + students; number++) {
            try (var student = lab.student(number)) {
                last = student.asksForACode();
                assertThat(student.solvesWith(last)).isEqualTo(last + ";ACCEPTED");
                assertThat(student.solvesWith(last)).isEqualTo(last + ";DUPLICATE");
                assertThat(anotherSolvesWith(last, student)).isEqualTo(last + ";ALREADY_USED");
                student.asksForACode();
            }
        }
        assertThat(total(lab, "/api/submissions?verdict=ACCEPTED")).isEqualTo(1);
        assertThat(total(lab, "/api/submissions?verdict=REHEARSED")).isEqualTo(students);
        assertThat(status(lab.rest(), "/mail/pending")).isEqualTo(1);
        return last;
    }

    /** With the address of somebody enrolled, who is told of refusals otherwise. */
    private static String anotherSolvesWith(String code, Student student) {
        student.says("DST/SOLUCION", code + ";Alumno 2;alumno2@example.org");
        return student.hearsAVerdict();
    }

    /** What was not acknowledged before a kill comes again after it, and is refused as anybody's. */
    private static TreeMap<String, String> withoutMessages(Rest rest) {
        var said = everything(rest);
        said.keySet().removeAll(List.of("broker", "requests", "submissions", "/api/requests", "/api/submissions"));
        return said;
    }

    /** All that the professor can see of it, but for when it was started. */
    private static TreeMap<String, String> everything(Rest rest) {
        var said = new TreeMap<String, String>();
        var status = (ObjectNode) rest.get("/api/status");
        status.remove("startedAt");
        status.forEachEntry((part, numbers) -> said.put(part, numbers.toString()));
        for (var list : List.of("/api/roster", "/api/requests", "/api/submissions", "/api/mail")) {
            said.put(list, rest.text(list, "text/csv"));
        }
        return said;
    }

    private static int status(Rest rest, String what) {
        return rest.get("/api/status").at(what).asInt();
    }

    private static int total(Lab lab, String list) {
        return lab.rest().get(list).get("total").asInt();
    }
}
