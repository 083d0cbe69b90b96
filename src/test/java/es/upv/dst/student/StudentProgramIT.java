// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.ScriptedBroker;
import es.upv.dst.fixture.SilentServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the report of a student flow on brokers that refuse, do not respond, or do not speak MQTT. */
class StudentProgramIT {

    private static final Duration TIMEOUT = Duration.ofMillis(1_500);
    private static final FlowTimeouts SHORT_TIMEOUTS = new FlowTimeouts(TIMEOUT, TIMEOUT, TIMEOUT);

    @ParameterizedTest
    @CsvSource({
        "'', CONNECT, BROKER_UNREACHABLE",
        "'20 03 00 86 00', CONNECT, LOGIN_REFUSED",
        "'20 07 00 00 04 12 00 01 78', SUBSCRIBE, BROKER_SILENT",
        "'20 07 00 00 04 12 00 01 78|90 04 id id 00 87|90 04 id id 00 87', SUBSCRIBE, SUBSCRIPTION_REFUSED",
        "'20 07 00 00 04 12 00 01 78|90 04 id id 00 01|90 04 id id 00 01', ASK, BROKER_SILENT",
        "'20 07 00 00 04 12 00 01 78|90 04 id id 00 01|90 04 id id 00 01|40 03 id id 87', ASK, REQUEST_REFUSED",
        "'20 07 00 00 04 12 00 01 78|90 04 id id 00 01|90 04 id id 00 01|40 02 id id', CODE, NO_CODE_IN_TIME",
        "'20 07 00 00 04 12 00 01 78|hang up', SUBSCRIBE, CONNECTION_LOST",
        "'20 07 00 00 04 12 00 01 78|e0 02 8b 00', SUBSCRIBE, CONNECTION_LOST",
        "'48 54 54 50 2f 31 2e 31', CONNECT, BROKER_UNREACHABLE",
    })
    void brokerRefusesOrDoesNotRespond_flowEndsAtThatStep(String packets, String step, FailureReason reason)
            throws IOException {
        var port = FreePorts.free();
        try (var _ = new ScriptedBroker(port, packets)) {
            var report = run(port);
            assertThat(report.failedWith(reason)).as(report.toString()).isTrue();
            assertThat(report.ended().orElseThrow().step()).hasToString(step);
            assertThat(report.steps().getLast().step()).hasToString(step);
        }
    }

    @Test
    void silentServer_isReportedAsUnreachable() throws IOException {
        var port = FreePorts.free();
        try (var broker = new SilentServer(port)) {
            assertThat(run(port).failedWith(FailureReason.BROKER_UNREACHABLE)).isTrue();
            assertThat(broker.connections()).isEqualTo(1);
        }
    }

    private static FlowReport run(int port) {
        var broker = new LabBroker("tcp://127.0.0.1:" + port, false, "teacher", "");
        var eva = new StudentInput("00000001", "Eva", "eva@example.org");
        return new StudentProgram(broker, new Topics("DST"), Clock.systemUTC())
                .run(eva, PublishQos.CONFIRMED, SHORT_TIMEOUTS, code -> true);
    }
}
