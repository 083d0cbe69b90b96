// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.TcpProxy;
import es.upv.dst.fixture.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a change whose commit was made but whose response was lost is not made twice. */
@Tag("postgresql")
class LostCommitIT {

    @TempDir
    Path folder;

    @Test
    void requestWhoseCommitWasLost_hasOneRowAndOneCode() throws Exception {
        try (var proxy = new TcpProxy(TestDatabase.port());
                var lab = lab(proxy);
                var student = lab.student(1)) {
            proxy.dropAnswerTo("insert into request", "COMMIT");
            var code = student.requestCode();
            assertThat(proxy.hasDropped()).isTrue();
            assertThat(lab.admin().get("/api/requests").get("total").asInt()).isEqualTo(1);
            assertThat(lab.admin().get("/api/requests").at("/items/0/code").asString())
                    .isEqualTo(code);
            assertThat(lab.admin().get("/api/status").at("/codes/open").asInt()).isEqualTo(1);
        }
    }

    @Test
    void submissionWhoseCommitWasLost_isAcceptedOnce_andGetsItsVerdict() throws Exception {
        try (var proxy = new TcpProxy(TestDatabase.port());
                var lab = lab(proxy);
                var student = lab.student(1)) {
            var code = student.requestCode();
            proxy.dropAnswerTo("insert into submission", "COMMIT");
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(proxy.hasDropped()).isTrue();
            assertThat(lab.admin().get("/api/submissions").get("total").asInt()).isEqualTo(1);
            assertThat(lab.admin().get("/api/mail").get("total").asInt()).isEqualTo(1);
        }
    }

    /** The connection stays open, so that only a timeout ends the wait. */
    @Test
    void requestWhoseCommitIsNeverAnswered_hasOneRow_andHealthAnswersMeanwhile() throws Exception {
        try (var proxy = new TcpProxy(TestDatabase.port());
                var lab = lab(proxy);
                var student = lab.student(1)) {
            proxy.swallowAnswerTo("insert into request", "COMMIT");
            student.publish("DST/PETICION", Lab.dni(1));
            await().until(proxy::hasDropped);
            assertThat(timed(() -> lab.admin().get("/actuator/health"))).isLessThan(Duration.ofSeconds(3));
            student.awaitCode();
            assertThat(lab.admin().get("/api/requests").get("total").asInt()).isEqualTo(1);
        }
    }

    /** The connections stay open, and nothing passes: the health of each component has to end by a timeout. */
    @Test
    void databaseThatDoesNotAnswer_isToldByTheHealthWithinThreeSeconds() throws Exception {
        try (var proxy = new TcpProxy(TestDatabase.port());
                var lab = lab(proxy)) {
            proxy.changeRequests(request -> "");
            for (var call = 0; call < 3; call++) {
                assertThat(timed(() -> lab.admin().get("/actuator/health"))).isLessThan(Duration.ofSeconds(3));
            }
            assertThat(lab.admin()
                            .get("/actuator/health")
                            .at("/components/db/status")
                            .asString())
                    .isEqualTo("DOWN");
            proxy.changeRequests(request -> request);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> lab.admin()
                            .get("/actuator/health")
                            .at("/components/db/status")
                            .asString()
                            .equals("UP"));
        }
    }

    private static Duration timed(Runnable call) {
        var start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A delivery number identifies a message within one session only: a new session repeats the numbers. */
    @Test
    void sameDeliveryNumberInANewSession_isAnotherRequest() throws Exception {
        try (var proxy = new TcpProxy(TestDatabase.port());
                var lab = lab(proxy);
                var student = lab.student(1)) {
            var code = student.requestCode();
            proxy.cut();
            proxy.restore();
            await().until(() ->
                    lab.scrape().value("dst_broker_reconnects_total").orElseThrow() > 0 && lab.isConnected());
            assertThat(student.requestCode()).isNotEqualTo(code);
            assertThat(lab.admin().get("/api/requests").get("total").asInt()).isEqualTo(2);
        }
    }

    private Lab lab(TcpProxy proxy) {
        return Lab.embedded(folder, TestDatabase.throughProxy(folder.resolve("data"), proxy) + "&socketTimeout=8")
                .awaitConnected()
                .enroll(1);
    }
}
