// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.Student;
import es.upv.dst.fixture.TcpProxy;
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

/** Tests that a request is neither lost nor processed twice when its leader is stopped, killed or suspended. */
@Tag("postgresql")
class FailoverIT {

    private static final int STUDENTS = 30;
    private static final int REQUESTS = 3_000;

    /** Twenty requests of each. Of more requests with one code, not all would keep a row. */
    private static final int DNIS = REQUESTS / 20;

    private static final int MARKERS = 1;

    /** Until a broker that no longer answers is detected (three keep-alives), and does not answer a CONNECT. */
    private static final Duration TAKEOVER = Duration.ofSeconds(7);

    @TempDir
    Path folder;

    private TwoInstances instances;
    private Lab standby;
    private LabProcess leader;
    private TcpProxy brokerOfLeader;

    /**
     * Starts the leader in a process of its own, so that it can be killed and suspended. The standby was the leader
     * before and is restarted.
     */
    @BeforeEach
    void start() throws Exception {
        instances = new TwoInstances(folder);
        instances.other().close();
        standby = instances.one();
        brokerOfLeader = new TcpProxy(instances.brokerPort());
        leader = instances.third(brokerOfLeader.port());
        standby.stop();
        await().until(() -> leader.admin().isLeader());
        standby.start();
    }

    @AfterEach
    void stop() throws Exception {
        leader.close();
        brokerOfLeader.close();
        instances.close();
    }

    /** A leader that is stopped answers what it has received; the standby answers the other requests. */
    @Test
    void requestsSentBeforeAndAfterTheStopOfTheLeader_areAnswered_andCountedOnce() {
        var before = instances.requests();
        try (var student = standby.student(1)) {
            student.publishAll("DST/PETICION", dniOfEachStudent());
            leader.stop();
            student.publishAll("DST/PETICION", dniOfEachStudent());
            assertThat(Stream.generate(student::awaitCode).distinct().limit(2 * STUDENTS))
                    .hasSize(2 * STUDENTS);
            awaitEarlierRequests(student);
            assertThat(standby.admin().isLeader()).isTrue();
        }
        assertThat(instances.requests()).isEqualTo(before + 2 * STUDENTS + MARKERS);
    }

    @Test
    void killedLeader_isReplacedByTheStandby() throws Exception {
        try (var student = standby.student(1)) {
            assertThat(student.requestCode()).isNotEmpty();
            leader.close();
            student.publishAll("DST/PETICION", dniOfEachStudent());
            assertThat(Stream.generate(student::awaitCode).limit(STUDENTS)).doesNotHaveDuplicates();
            assertThat(standby.admin().isLeader()).isTrue();
        }
    }

    /** The keep-alive detects it: the connections stay open, and new ones are accepted. */
    @Test
    void leaderWhoseBrokerNoLongerAnswers_yieldsToTheStandby() {
        try (var student = standby.student(1)) {
            assertThat(student.requestCode()).isNotEmpty();
            brokerOfLeader.stall();
            await().atMost(TAKEOVER).until(() -> standby.admin().isLeader());
            assertThat(student.requestCode()).isNotEmpty();
            brokerOfLeader.restore();
        }
    }

    /** The leader cannot process the requests that it has received, because the test locks the row of the writer. */
    @Test
    void unprocessedRequestsOfAKilledLeader_areProcessedOnce() throws Exception {
        var before = instances.requests();
        try (var student = standby.student(1)) {
            try (var _ = standby.lockWriter()) {
                student.publishAll("DST/PETICION", dniOfEachStudent());
                leader.close();
            }
            assertThat(Stream.generate(student::awaitCode).limit(STUDENTS)).doesNotHaveDuplicates();
            awaitEarlierRequests(student);
        }
        assertThat(instances.requests()).isEqualTo(before + STUDENTS + MARKERS);
    }

    /** The leader has probably stored answers that it has not published. The next leader publishes the stored ones. */
    @Test
    void requestsSentWhileTheLeaderIsKilled_areCountedOnce() throws Exception {
        var before = instances.requests();
        try (var student = standby.student(1)) {
            var payloads = IntStream.range(0, REQUESTS).mapToObj(number -> Lab.dni(1 + number % DNIS));
            var publishing = CompletableFuture.runAsync(() -> student.publishAll("DST/PETICION", payloads));
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> leader.scrape()
                            .value("dst_requests_total{outcome=\"ISSUED\"}")
                            .filter(issued -> issued > 0)
                            .isPresent());
            leader.close();
            publishing.join();
            awaitEarlierRequests(student);
        }
        assertThat(instances.requests()).isEqualTo(before + REQUESTS + MARKERS);
    }

    /** When the suspended leader resumes, it still holds requests that the next leader has answered. */
    @Test
    void unprocessedRequestsOfASuspendedLeader_areAnsweredOnce() throws Exception {
        var before = instances.requests();
        try (var student = standby.student(1)) {
            try (var _ = standby.lockWriter()) {
                student.publishAll("DST/PETICION", dniOfEachStudent());
                leader.suspend();
            }
            await().until(() -> standby.admin().isLeader() && instances.requests() == before + STUDENTS);
            leader.resume();
            await().until(() -> !leader.admin().isLeader());
            assertThat(leader.admin().snapshot()).isEqualTo(standby.admin().snapshot());
            assertThat(Stream.generate(student::awaitCode).limit(STUDENTS)).doesNotHaveDuplicates();
            assertThat(student.unreadCodes()).isZero();
            assertThat(student.requestCode()).isNotEmpty();
        }
        assertThat(instances.requests()).isEqualTo(before + STUDENTS + 1);
    }

    /**
     * Sends a marker that is refused, and waits for its row. The broker delivers messages in their order, also after a
     * reconnect, so the earlier requests have been processed, and those that were delivered twice too.
     */
    private void awaitEarlierRequests(Student student) {
        student.publish("DST/PETICION", "marker");
        await().until(() -> standby.admin()
                        .get("/api/requests?outcome=MALFORMED")
                        .get("total")
                        .asInt()
                == MARKERS);
    }

    private static Stream<String> dniOfEachStudent() {
        return IntStream.rangeClosed(1, STUDENTS).mapToObj(Lab::dni);
    }
}
