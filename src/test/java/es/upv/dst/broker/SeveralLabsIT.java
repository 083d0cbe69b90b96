// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests two labs on one Mosquitto, each with its own prefix and teacher's account. */
@TestInstance(Lifecycle.PER_CLASS)
class SeveralLabsIT {

    private Mosquitto mosquitto;
    private Lab first;
    private Lab second;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        mosquitto = Mosquitto.withLabs(folder.resolve("mosquitto"), "LAB1:ana", "LAB2:luis")
                .start();
        first = lab(folder, "LAB1", "ana");
        second = lab(folder, "LAB2", "luis");
    }

    private Lab lab(Path folder, String prefix, String teacher) {
        return Lab.on(
                        mosquitto,
                        folder.resolve(prefix),
                        "--dst.topics.prefix=" + prefix,
                        "--dst.broker.username=" + teacher,
                        "--dst.broker.password=" + teacher)
                .awaitConnected()
                .enroll(2);
    }

    @AfterAll
    void close() {
        Stream.of(first, second).forEach(Lab::close);
        mosquitto.close();
    }

    @Test
    void twoLabsOnOneBroker_receiveOnlyTheirOwnStudents() {
        try (var student = first.student(1);
                var otherStudent = second.student(2)) {
            var code = student.requestCode();
            var otherCode = otherStudent.requestCode();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(otherStudent.submitAndAwaitVerdict(otherCode)).isEqualTo(otherCode + ";ACCEPTED");
            assertThat(student.unreadCodes() + otherStudent.unreadCodes()).isZero();
            assertThat(requesters(first)).containsExactly(dni(1));
            assertThat(requesters(second)).containsExactly(dni(2));
        }
    }

    /** The students whose requests a lab has received. */
    private static List<String> requesters(Lab lab) {
        return lab.admin()
                .get("/api/requests")
                .get("items")
                .valueStream()
                .map(request -> request.get("dni").asString())
                .toList();
    }

    @Test
    void aclTooPermissiveForOneLab_isReportedByTheDoctorOfThatLab() throws IOException {
        try (var _ = mosquitto.replaceInFile("acl", "user dst\n", "user dst\ntopic read LAB2/#\n")) {
            assertThat(first.admin().doctorFailures()).containsOnlyKeys("smtp");
            assertThat(second.admin().doctorFailures().get("policy"))
                    .contains("dst can read LAB2/PETICION, and must not", "dst can read topics that no rule names")
                    .contains("mosquitto-acl LAB2 ");
        }
        assertThat(second.admin().doctorFailures()).containsOnlyKeys("smtp");
    }

    @Test
    void simultaneousDoctorsAndRehearsals_doNotAffectEachOther() throws InterruptedException {
        var before = List.of(first.admin().snapshot(), second.admin().snapshot());
        try (var professors = Executors.newVirtualThreadPerTaskExecutor()) {
            var doctorRuns = professors.invokeAll(Stream.of(first, second)
                    .map(lab ->
                            (Callable<Map<String, String>>) () -> lab.admin().doctorFailures())
                    .toList());
            assertThat(doctorRuns)
                    .extracting(Future::resultNow)
                    .allSatisfy(failures -> assertThat(failures).containsOnlyKeys("smtp"));
            var rehearsals = professors.invokeAll(Stream.of(first, second)
                    .map(lab -> (Callable<String>) () -> lab.admin()
                            .post("/api/rehearsal", "{\"students\":20,\"seconds\":1}")
                            .body())
                    .toList());
            assertThat(rehearsals)
                    .extracting(Future::resultNow)
                    .allSatisfy(report -> assertThat(report).contains("\"served\":20,", "\"doubled\":0,"));
        }
        assertThat(List.of(first.admin().snapshot(), second.admin().snapshot())).isEqualTo(before);
    }
}
