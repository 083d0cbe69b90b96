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

/** Two labs with a prefix and a teacher's account each on one Mosquitto. */
@TestInstance(Lifecycle.PER_CLASS)
class SeveralLabsIT {

    private Mosquitto mosquitto;
    private Lab one;
    private Lab other;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        mosquitto = Mosquitto.withLabs(folder.resolve("mosquitto"), "LAB1:ana", "LAB2:luis")
                .start();
        one = lab(folder, "LAB1", "ana");
        other = lab(folder, "LAB2", "luis");
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
        Stream.of(one, other).forEach(Lab::close);
        mosquitto.close();
    }

    @Test
    void eachServesItsOwnStudentsAndHearsNothingOfTheOther() {
        try (var student = one.student(1);
                var stranger = other.student(2)) {
            var code = student.requestCode();
            var another = stranger.requestCode();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(stranger.submitAndAwaitVerdict(another)).isEqualTo(another + ";ACCEPTED");
            assertThat(student.unreadCodes() + stranger.unreadCodes()).isZero();
            assertThat(heard(one)).containsExactly(dni(1));
            assertThat(heard(other)).containsExactly(dni(2));
        }
    }

    /** From whom a lab has heard. */
    private static List<String> heard(Lab lab) {
        return lab.admin()
                .get("/api/requests")
                .get("items")
                .valueStream()
                .map(request -> request.get("dni").asString())
                .toList();
    }

    @Test
    void aPolicyThatIsTooWideForOneLabIsFoundByThatLabsDoctor() throws IOException {
        mosquitto.replaceInFile("acl", "user dst\n", "user dst\ntopic read LAB2/#\n");
        assertThat(one.admin().doctorFailures()).containsOnlyKeys("smtp");
        assertThat(other.admin().doctorFailures().get("policy"))
                .contains("dst can read LAB2/PETICION, and must not", "dst can read topics that no rule names")
                .contains("mosquitto-acl LAB2 ");
        mosquitto.restoreFile("acl");
        assertThat(other.admin().doctorFailures()).containsOnlyKeys("smtp");
    }

    @Test
    void theirDoctorsAndRehearsalsDoNotDisturbEachOther() throws InterruptedException {
        var before = List.of(one.admin().snapshot(), other.admin().snapshot());
        try (var professors = Executors.newVirtualThreadPerTaskExecutor()) {
            var examined = professors.invokeAll(Stream.of(one, other)
                    .map(lab ->
                            (Callable<Map<String, String>>) () -> lab.admin().doctorFailures())
                    .toList());
            assertThat(examined)
                    .extracting(Future::resultNow)
                    .allSatisfy(found -> assertThat(found).containsOnlyKeys("smtp"));
            var rehearsed = professors.invokeAll(Stream.of(one, other)
                    .map(lab -> (Callable<String>) () -> lab.admin()
                            .post("/api/rehearsal", "{\"students\":20,\"seconds\":1}")
                            .body())
                    .toList());
            assertThat(rehearsed)
                    .extracting(Future::resultNow)
                    .allSatisfy(report -> assertThat(report).contains("\"served\":20,", "\"doubled\":0,"));
        }
        assertThat(List.of(one.admin().snapshot(), other.admin().snapshot())).isEqualTo(before);
    }
}
