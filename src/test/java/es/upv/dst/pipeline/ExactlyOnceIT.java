// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a message at QoS 2 whose handshake a restart of the lab interrupts is handled once. */
class ExactlyOnceIT {

    private static final int PUBLISH = 0x34;
    private static final int PUBLISH_AGAIN = 0x3c;
    private static final int PUBREC = 0x50;
    private static final int PUBREL = 0x62;
    private static final int PUBCOMP = 0x70;
    private static final int MAX_PACKET_ID = 65_535;
    private static final String ID = "eva";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void messageThatIsSentAgainAfterARestart_isHandledOnce(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(2);
            try (var client = connect(lab)) {
                publish(client, PUBLISH, Lab.dni(1));
                assertThat(client.read()).containsExactly(PUBREC, 0, 0, 1);
            }
            lab.stop().start().awaitConnected();
            try (var client = connect(lab)) {
                publish(client, PUBLISH_AGAIN, Lab.dni(1));
                assertHandshake(client);
                // A later message with the same packet id is another one.
                publish(client, PUBLISH, Lab.dni(2));
                assertHandshake(client);
            }
            assertThat(awaitRequests(lab, 2)).containsExactly(Lab.dni(1), Lab.dni(2));
        });
    }

    @ParameterizedTest
    @EnumSource
    void packetIdThatWasReleasedBeforeARestart_isOfAnotherMessage(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(2);
            try (var client = connect(lab)) {
                publish(client, PUBLISH, Lab.dni(1));
                assertHandshake(client);
            }
            lab.stop().start().awaitConnected();
            try (var client = connect(lab)) {
                publish(client, PUBLISH_AGAIN, Lab.dni(2));
                assertHandshake(client);
            }
            assertThat(awaitRequests(lab, 2)).containsExactly(Lab.dni(1), Lab.dni(2));
        });
    }

    /** With the highest id, the embedded broker itself asks whether Artemis has handled all packets. */
    @ParameterizedTest
    @EnumSource
    void messageThatIsSentAgainInTheSameConnection_isHandledOnce(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(2);
            try (var client = connect(lab)) {
                publish(client, PUBLISH, MAX_PACKET_ID, Lab.dni(1));
                assertThat(client.read()).containsExactly(PUBREC, 0, 0xff, 0xff);
                assertThat(client.subscribe(4, "salon/luz")).isOne();
                publish(client, PUBLISH_AGAIN, MAX_PACKET_ID, Lab.dni(1));
                assertHandshake(client, MAX_PACKET_ID);
                publish(client, PUBLISH, Lab.dni(2));
                assertHandshake(client);
            }
            assertThat(awaitRequests(lab, 2)).containsExactly(Lab.dni(1), Lab.dni(2));
        });
    }

    private static RawMqttClient connect(Lab lab) {
        var client = new RawMqttClient(lab.brokerPort());
        assertThat(client.connectWithSession(ID, "dst", "dst")).isZero();
        return client;
    }

    /** Sends a request with the packet id 1. */
    private static void publish(RawMqttClient client, int type, String dni) {
        publish(client, type, 1, dni);
    }

    private static void publish(RawMqttClient client, int type, int id, String dni) {
        client.send(type, out -> {
            out.writeUTF("DST/PETICION");
            out.writeShort(id);
            out.write(dni.getBytes(UTF_8));
        });
    }

    private static void assertHandshake(RawMqttClient client) {
        assertHandshake(client, 1);
    }

    private static void assertHandshake(RawMqttClient client, int id) {
        assertThat(client.read()).containsExactly(PUBREC, 0, id >> 8, id & 0xff);
        client.send(PUBREL, out -> out.writeShort(id));
        assertThat(client.read()).containsExactly(PUBCOMP, 0, id >> 8, id & 0xff);
    }

    /** Waits for so many rows, and returns the students of all rows. */
    private static List<String> awaitRequests(Lab lab, int number) {
        await().until(() -> lab.admin().get("/api/requests").get("total").asInt() >= number);
        return lab.admin()
                .get("/api/requests")
                .get("items")
                .valueStream()
                .map(row -> row.get("dni").asString())
                .toList();
    }
}
