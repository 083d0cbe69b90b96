// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.TwoInstances;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A leader that ends, dies or is suspended loses nothing, and nothing is answered by two. */
@Tag("postgresql")
class FailoverIT {

    private static final int ALL = 30;
    private static final int MANY = 3_000;

    @TempDir
    Path folder;

    private TwoInstances instances;
    private Lab standby;
    private LabProcess leader;

    /** The leader is a process of its own, which can be killed and suspended; the standby was the leader before it. */
    @BeforeEach
    void start() throws Exception {
        instances = new TwoInstances(folder);
        instances.other().close();
        standby = instances.one();
        leader = instances.third();
        standby.stop();
        await().until(() -> leader.admin().isLeader());
        standby.start();
    }

    @AfterEach
    void stop() throws Exception {
        leader.close();
        instances.close();
    }

    @Test
    void leaderThatIsStopped_isReplacedAtOnce() throws Exception {
        try (var student = standby.student(1)) {
            assertThat(student.requestCode()).isNotEmpty();
            leader.close();
            student.publishAll("DST/PETICION", eachStudent());
            assertThat(Stream.generate(student::awaitCode).limit(ALL)).doesNotHaveDuplicates();
            assertThat(standby.admin().isLeader()).isTrue();
        }
    }

    /** It dies with requests in hand that it could not answer, since it could not make its change. */
    @Test
    void whatAKilledLeaderHadInHand_isHandledOnce() throws Exception {
        var before = instances.requests();
        try (var student = standby.student(1)) {
            try (var _ = standby.lockWriter()) {
                student.publishAll("DST/PETICION", eachStudent());
                leader.close();
            }
            assertThat(Stream.generate(student::awaitCode).limit(ALL)).doesNotHaveDuplicates();
        }
        assertThat(instances.requests()).isEqualTo(before + ALL);
    }

    /** Most likely it has kept some answers that the broker does not know of: they are not made anew. */
    @Test
    void whatAKilledLeaderHadAnswered_isAnsweredAsItWas() throws Exception {
        var before = instances.requests();
        try (var student = standby.student(1)) {
            var flood = IntStream.range(0, MANY).mapToObj(number -> Lab.dni(1 + number % ALL));
            var saying = CompletableFuture.runAsync(() -> student.publishAll("DST/PETICION", flood));
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> leader.scrape()
                            .value("dst_requests_total{outcome=\"ISSUED\"}")
                            .filter(issued -> issued > 0)
                            .isPresent());
            leader.close();
            saying.join();
            await().until(() -> instances.requests() >= before + MANY);
        }
        assertThat(instances.requests()).isEqualTo(before + MANY);
    }

    /** When it goes on it has requests in hand that the next leader has answered. */
    @Test
    void whatASuspendedLeaderHadInHand_isHandledAndAnsweredOnce() throws Exception {
        var before = instances.requests();
        try (var student = standby.student(1)) {
            try (var _ = standby.lockWriter()) {
                student.publishAll("DST/PETICION", eachStudent());
                leader.suspend();
            }
            await().until(() -> standby.admin().isLeader() && instances.requests() == before + ALL);
            leader.resume();
            await().until(() -> !leader.admin().isLeader());
            assertThat(leader.admin().snapshot()).isEqualTo(standby.admin().snapshot());
            assertThat(Stream.generate(student::awaitCode).limit(ALL)).doesNotHaveDuplicates();
            assertThat(student.unreadCodes()).isZero();
            assertThat(student.requestCode()).isNotEmpty();
        }
        assertThat(instances.requests()).isEqualTo(before + ALL + 1);
    }

    private static Stream<String> eachStudent() {
        return IntStream.rangeClosed(1, ALL).mapToObj(Lab::dni);
    }
}
