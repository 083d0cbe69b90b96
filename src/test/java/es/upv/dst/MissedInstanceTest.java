// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Instances;
import es.upv.dst.lab.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that ends, dies or stands still loses nothing, and nothing is handled twice. */
@Tag("postgresql")
class MissedInstanceTest {

    private static final int ALL = 30;
    private static final int MANY = 3_000;

    @TempDir
    static Path folder;

    private static Instances instances;
    private static Lab one;

    @BeforeAll
    static void start() {
        instances = new Instances(folder);
        one = instances.one();
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @Test
    void whatTheBrokerKeepsForOneThatIsMissedIsHeardByTheOther() {
        var other = instances.other();
        try (var student = one.student(1)) {
            other.stop();
            for (var time = 0; time < 2; time++) {
                student.saysAll("DST/PETICION", eachStudent());
                assertThat(Stream.generate(student::hearsACode).limit(ALL)).doesNotHaveDuplicates();
                await("nothing is left of it").until(() -> instances.sessions() == 1);
            }
            other.start().untilUp();
            await().until(() -> instances.sessions() == 2);
        }
    }

    /** It dies with requests in hand that it could not answer, since it was not its turn. */
    @Test
    void whatOneHadInHandThatIsKilledIsHandledOnce() throws Exception {
        var before = instances.requests();
        try (var student = one.student(1)) {
            var third = instances.third();
            try (var _ = one.holdsTheTurn()) {
                student.saysAll("DST/PETICION", eachStudent());
                third.close();
            }
            assertThat(Stream.generate(student::hearsACode).limit(ALL)).doesNotHaveDuplicates();
            await().until(() -> instances.sessions() == 2);
        }
        assertThat(instances.requests()).isEqualTo(before + ALL);
    }

    /** Most likely it has kept some answers that the broker does not know of: they are not made anew. */
    @Test
    void whatOneHadAnsweredThatIsKilledIsAnsweredAsItWas() throws Exception {
        var before = instances.requests();
        var third = instances.third();
        try (var student = one.student(1)) {
            var flood = IntStream.range(0, MANY).mapToObj(number -> Lab.dni(ALL + 1 + number % 10));
            var saying = CompletableFuture.runAsync(() -> student.saysAll("DST/PETICION", flood));
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> third.scrape()
                            .value("dst_requests_total{outcome=\"ISSUED\"}")
                            .filter(issued -> issued > 0)
                            .isPresent());
            third.close();
            saying.join();
            await().until(() -> instances.sessions() == 2 && instances.requests() >= before + MANY);
        }
        assertThat(instances.requests()).isEqualTo(before + MANY);
    }

    /** Its turn comes while it stands still, and when it goes on it has requests in hand that were answered in its place. */
    @Test
    void whatOneHadInHandThatStandsStillIsHandledOnce() throws Exception {
        var before = instances.requests();
        try (var student = one.student(1);
                var third = instances.third()) {
            try (var _ = one.holdsTheTurn()) {
                student.saysAll("DST/PETICION", eachStudent());
                third.freeze();
            }
            await().until(() -> instances.requests() == before + ALL);
            third.thaw();
            await().until(() ->
                    third.rest().get("/api/status").at("/broker/connected").asBoolean());
            assertThat(third.rest().everything()).isEqualTo(one.rest().everything());
            assertThat(Stream.generate(student::hearsACode).limit(ALL)).doesNotHaveDuplicates();
            assertThat(student.hasHeard()).isZero();
        }
        await().until(() -> instances.sessions() == 2);
        assertThat(instances.requests()).isEqualTo(before + ALL);
    }

    private static Stream<String> eachStudent() {
        return IntStream.rangeClosed(1, ALL).mapToObj(Lab::dni);
    }
}
