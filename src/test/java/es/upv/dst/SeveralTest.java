// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.Mosquitto;
import es.upv.dst.lab.OwnProcess;
import es.upv.dst.lab.Scrape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one broker and one database are one lab. */
@Tag("postgresql")
class SeveralTest {

    private static final int ENROLLED = 40;
    private static final int MANY = 3_000;

    @TempDir
    static Path folder;

    private static Mosquitto broker;
    private static Lab one;
    private static Lab other;

    @BeforeAll
    static void start() {
        broker = Mosquitto.in(folder.resolve("broker")).start();
        one = instance("one").enrolling(ENROLLED);
        other = instance("other");
    }

    private static Lab instance(String name) {
        return Lab.on(broker, folder, "--dst.instance.name=" + name, "--dst.instance.missed=3s")
                .untilUp();
    }

    @AfterAll
    static void stop() {
        Stream.of(other, one).forEach(Lab::close);
        broker.close();
    }

    @Test
    void eachHandlesSomeOfTheMessagesAndBothTellOfAll() {
        try (var student = one.student(1)) {
            var codes = IntStream.range(0, 12)
                    .mapToObj(time -> student.asksForACode())
                    .toList();
            assertThat(codes).doesNotHaveDuplicates();
            assertThat(codes)
                    .allSatisfy(code -> assertThat(student.solvesWith(code)).endsWith("ACCEPTED"));
        }
        assertThat(labs()).allSatisfy(lab -> assertThat(issued(lab.scrape())).isPositive());
        assertThat(one.rest().everything()).isEqualTo(other.rest().everything());
    }

    @Test
    void ofManyWhoHandOneCodeInAtOnceOneIsAccepted() {
        try (var student = one.student(2)) {
            var code = student.asksForACode();
            student.saysAll(
                    "DST/SOLUCION",
                    IntStream.range(0, 20).mapToObj(number -> code + ";Alumno " + number + ";a@example.org"));
            var verdicts = IntStream.range(0, 20)
                    .mapToObj(number -> student.hearsAVerdict())
                    .toList();
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.endsWith(";ACCEPTED"))
                    .hasSize(1);
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.endsWith(";ALREADY_USED"))
                    .hasSize(19);
        }
    }

    @Test
    void whomOneEnrolsTheOtherServes() {
        one.enrolling(ENROLLED + 1);
        try (var student = one.student(ENROLLED + 1)) {
            IntStream.range(0, 4)
                    .forEach(time -> assertThat(student.asksForACode()).isNotEmpty());
        }
        assertThat(other.rest().get("/api/roster").get("total").asInt()).isEqualTo(ENROLLED + 1);
        other.enrolling(ENROLLED);
        assertThat(one.rest().get("/api/roster").get("total").asInt()).isEqualTo(ENROLLED);
    }

    /** Mosquitto lets anybody into a group whose name is known, and drops what its turn gives to one who may not read it. */
    @Test
    void whoGuessesTheNameOfTheGroupTakesNothing() {
        try (var thief = one.student(3);
                var student = one.student(4)) {
            for (var group : List.of("dst-lab", "dst-lab-in", "teacher", "dst")) {
                thief.listensTo("$share/" + group + "/DST/PETICION");
            }
            IntStream.range(0, 12)
                    .forEach(time -> assertThat(student.asksForACode()).isNotEmpty());
        }
    }

    @Test
    void whatTheBrokerKeepsForOneThatIsMissedIsHeardByTheOther() {
        try (var student = one.student(5)) {
            other.stop();
            student.saysAll("DST/PETICION", IntStream.rangeClosed(6, 25).mapToObj(Lab::dni));
            assertThat(Stream.generate(student::hearsACode).limit(20)).doesNotHaveDuplicates();
            await("the dead one's session is over").until(() -> rows("session") == 1);
            student.saysAll("DST/PETICION", IntStream.rangeClosed(6, 25).mapToObj(Lab::dni));
            assertThat(Stream.generate(student::hearsACode).limit(20)).doesNotHaveDuplicates();
            other.start().untilUp();
            await().until(() -> rows("session") == 2);
        }
    }

    /** It dies with requests in hand that it could not answer, since it was not its turn. */
    @Test
    void whatOneHadInHandThatIsKilledIsHandledOnce() throws Exception {
        var before = requests();
        try (var student = one.student(5)) {
            var third = third();
            try (var _ = one.holdsTheTurn()) {
                student.saysAll("DST/PETICION", IntStream.rangeClosed(1, 30).mapToObj(Lab::dni));
                third.close();
            }
            assertThat(Stream.generate(student::hearsACode).limit(30)).doesNotHaveDuplicates();
            await().until(() -> rows("session") == 2);
        }
        assertThat(requests()).isEqualTo(before + 30);
    }

    /** Most likely it has kept some answers that the broker does not know of: they are not made anew. */
    @Test
    void whatOneHadAnsweredThatIsKilledIsAnsweredAsItWas() throws Exception {
        var before = requests();
        var third = third();
        try (var student = one.student(5)) {
            var saying = CompletableFuture.runAsync(() -> student.saysAll(
                    "DST/PETICION", IntStream.range(0, MANY).mapToObj(number -> Lab.dni(1 + number % ENROLLED))));
            await().pollInterval(Duration.ofMillis(5)).until(() -> issued(third.scrape()) > 0);
            third.close();
            saying.join();
            await().until(() -> rows("session") == 2 && requests() >= before + MANY);
        }
        assertThat(requests()).isEqualTo(before + MANY);
    }

    /** Its turn comes while it stands still, and when it goes on it has requests in hand that were answered in its place. */
    @Test
    void whatOneHadInHandThatStandsStillIsHandledOnce() throws Exception {
        var before = requests();
        try (var student = one.student(5);
                var third = third()) {
            try (var _ = one.holdsTheTurn()) {
                student.saysAll("DST/PETICION", IntStream.rangeClosed(1, 30).mapToObj(Lab::dni));
                third.freeze();
            }
            assertThat(Stream.generate(student::hearsACode).limit(30)).doesNotHaveDuplicates();
            third.thaw();
            await().until(() ->
                    third.rest().get("/api/status").at("/broker/connected").asBoolean());
            assertThat(third.rest().everything().get("requests"))
                    .isEqualTo(one.rest().everything().get("requests"));
            assertThat(student.hasHeard()).isZero();
        }
        assertThat(requests()).isEqualTo(before + 30);
    }

    private static OwnProcess third() throws Exception {
        return OwnProcess.on(broker, folder, "--dst.instance.name=third", "--dst.instance.missed=3s", "--dst.roster=");
    }

    private static int requests() {
        return one.rest().get("/api/requests").get("total").asInt();
    }

    @Test
    void theDoctorsOfBothAreContentAndLeaveNothing() {
        var before = one.rest().everything();
        for (var lab : labs()) {
            assertThat(lab.rest().ailments()).doesNotContainKeys("broker", "policy", "qos", "database");
        }
        assertThat(one.rest().everything()).isEqualTo(before);
    }

    @Test
    void aRehearsalOfOneOutlivesAStartOfTheOther() {
        one.rehearsing(1);
        other.stop().start().untilUp();
        try (var student = one.student(90_000_001)) {
            IntStream.range(0, 4)
                    .forEach(time -> assertThat(student.asksForACode()).isNotEmpty());
        }
        one.dismissing(1);
        assertThat(other.rest().everything()).isEqualTo(one.rest().everything());
        assertThat(rows("rehearsal_student")).isZero();
    }

    private static List<Lab> labs() {
        return List.of(one, other);
    }

    private static double issued(Scrape scrape) {
        return scrape.value("dst_requests_total{outcome=\"ISSUED\"}").orElseThrow();
    }

    private static int rows(String table) {
        return one.countsRows(table);
    }
}
