// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import es.upv.dst.broker.artemis.UnackedMessages;
import es.upv.dst.broker.netty.BackpressureHandler;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for the lab is shared among those who wait, and nobody waits for anything else. */
class UnackedMessagesIT {

    private static final String LAB = "dst-lab-in";
    /** With half as much on top Artemis takes a client for dead: after the first sign of life, and before the third. */
    private static final int SECONDS_OF_SILENCE = BackpressureHandler.KEEP_ALIVE_SECONDS + 1;

    private static final int MANY = 2_000;
    private static final int PING_RESPONSE = 0xd0;

    /** What is on its way when the room is measured comes on top of a fifth of it. */
    private static final int ONES_SHARE = UnackedMessages.MAX_UNACKED / 4;

    @TempDir
    private Path store;

    private TestBroker lab;

    @BeforeEach
    void open() {
        lab = TestBroker.open(store);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whoSendsMoreThanItsShareIsHeldUpAndLosesNothing() {
        subscribesAndLeaves(LAB);
        try (var hasty = pours()) {
            int atOnce = acknowledged(hasty);
            assertThat(atOnce).isBetween(1, ONES_SHARE);
            for (var signOfLife = 2; signOfLife <= 3; signOfLife++) {
                assertThat(acknowledged(hasty)).as("and is not taken for dead").isZero();
            }
            try (var honest = lab.connect(MqttVersion.MQTT_5, ClientRole.DST, "honest")) {
                honest.publish(TestBroker.TOPICS.request(), "honest");
            }
            var heard = returns(LAB);
            await().until(() -> heard.size() == MANY + 1);
            assertThat(acknowledged(hasty)).isEqualTo(MANY - atOnce);
        }
    }

    @Test
    void whoHangsUpLeavesNothingBehindThatCountsForLong() {
        subscribesAndLeaves(LAB);
        IntStream.range(0, 2).forEach(_ -> {
            try (var hasty = pours()) {
                assertThat(acknowledged(hasty)).isBetween(1, ONES_SHARE);
            }
        });
        var heard = returns(LAB);
        try (var last = lab.connect(MqttVersion.MQTT_5, ClientRole.DST, "last")) {
            last.publish(TestBroker.TOPICS.request(), "last");
            await().until(() -> heard.contains("last"));
        }
        subscribesAndLeaves(LAB);
        try (var hasty = pours()) {
            assertThat(acknowledged(hasty)).isGreaterThan(ONES_SHARE / 2);
        }
    }

    @Test
    void aSubscriptionThatIsGivenUpHoldsNobodyUp() {
        subscribesAndLeaves(LAB);
        try (var hasty = pours()) {
            int atOnce = acknowledged(hasty);
            assertThat(atOnce).isLessThan(MANY);
            connect(client(LAB), true).disconnect();
            assertThat(acknowledged(hasty)).isEqualTo(MANY - atOnce);
        }
    }

    @Test
    void aProfessorWhoLookedOnAndLeftHoldsNobodyUp() {
        subscribesAndLeaves("professor");
        try (var hasty = pours()) {
            assertThat(acknowledged(hasty)).isEqualTo(MANY);
        }
    }

    @Test
    void bothTopicsAreReadInTurnByALabThatTakesLittleAtOnce() {
        subscribesAndLeaves(LAB);
        try (var student = lab.connect(MqttVersion.MQTT_3_1_1, ClientRole.DST, "student")) {
            IntStream.range(0, 50).forEach(i -> student.publish(TestBroker.TOPICS.submission(), "s" + i));
            IntStream.range(0, 50).forEach(i -> student.publish(TestBroker.TOPICS.request(), "r" + i));
        }
        var heard = returns(LAB);
        await().until(() -> heard.size() == 100);
    }

    private RawMqttClient pours() {
        var client = lab.raw();
        client.send(0x10, out -> {
            out.writeUTF("MQTT");
            out.write(new byte[] {4, (byte) 0xc2, 0, SECONDS_OF_SILENCE});
            out.writeUTF("");
            out.writeUTF("dst");
            out.writeUTF("dst");
        });
        assertThat(client.read()[3]).isZero();
        IntStream.range(0, MANY)
                .forEach(number -> client.send(0x32, out -> {
                    out.writeUTF(TestBroker.TOPICS.request());
                    out.writeShort(number + 1);
                    out.writeInt(number);
                }));
        return client;
    }

    /** How many of its messages are, until all are or nothing but a sign of life comes. */
    private static int acknowledged(RawMqttClient client) {
        var number = 0;
        while (true) {
            var packet = ByteBuffer.wrap(client.read());
            assertThat(packet.get(0)).isNotEqualTo((byte) RawMqttClient.HUNG_UP);
            if ((packet.get(0) & 0xff) == PING_RESPONSE) {
                return number;
            }
            number++;
            if (packet.getShort(2) == MANY) {
                return number;
            }
        }
    }

    private void subscribesAndLeaves(String id) {
        var teacher = connect(client(id), false);
        TestBroker.subscribe(teacher);
        teacher.disconnect();
    }

    /** What it hears and acknowledges. */
    private List<String> returns(String id) {
        var heard = new CopyOnWriteArrayList<String>();
        var teacher = client(id);
        teacher.toAsync()
                .publishes(MqttGlobalPublishFilter.ALL, m -> heard.add(new String(m.getPayloadAsBytes(), UTF_8)));
        connect(teacher, false);
        return heard;
    }

    private Mqtt5BlockingClient client(String id) {
        return MqttVersion.builder(lab.port(), id).useMqttVersion5().buildBlocking();
    }

    private static Mqtt5BlockingClient connect(Mqtt5BlockingClient teacher, boolean clean) {
        teacher.connectWith()
                .cleanStart(clean)
                .sessionExpiryInterval(3_600)
                .restrictions()
                .receiveMaximum(10)
                .applyRestrictions()
                .simpleAuth()
                .username("teacher")
                .password(TestBroker.SECRET.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return teacher;
    }
}
