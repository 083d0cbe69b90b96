// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import es.upv.dst.fixture.MqttTestClient;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests when the embedded broker publishes the will of a client. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WillIT {

    private static final int NO_DELAY = 0;
    private static final int DELAY = 3_600;

    private enum End {
        LOST,
        DISCONNECTED,
        DISCONNECTED_WITH_WILL,
        TAKEN_OVER,
        TAKEN_OVER_BY_CLEAN_START
    }

    private final AtomicInteger clientNumber = new AtomicInteger();
    private final TestBroker broker;
    private final MqttTestClient observer;

    WillIT(TestBroker broker) {
        this.broker = broker;
        observer = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "observer");
        observer.subscribe("salon/#");
    }

    @ParameterizedTest
    @CsvSource({
        // level, seconds of the session, seconds of the delay, end, whether the will is published
        "4, 0,    0,    LOST,                      true",
        "4, 3600, 0,    LOST,                      true",
        "4, 0,    0,    DISCONNECTED,              false",
        "4, 3600, 0,    DISCONNECTED,              false",
        "4, 0,    0,    TAKEN_OVER,                true",
        "4, 3600, 0,    TAKEN_OVER,                true",
        "4, 0,    0,    TAKEN_OVER_BY_CLEAN_START, true",
        "4, 3600, 0,    TAKEN_OVER_BY_CLEAN_START, true",
        "5, 0,    0,    LOST,                      true",
        "5, 3600, 0,    LOST,                      true",
        "5, 0,    3600, LOST,                      true",
        "5, 3600, 3600, LOST,                      false",
        "5, 3600, 1,    LOST,                      true",
        "5, 0,    0,    DISCONNECTED,              false",
        "5, 3600, 0,    DISCONNECTED,              false",
        "5, 3600, 3600, DISCONNECTED,              false",
        "5, 0,    0,    DISCONNECTED_WITH_WILL,    true",
        "5, 3600, 0,    DISCONNECTED_WITH_WILL,    true",
        "5, 3600, 3600, DISCONNECTED_WITH_WILL,    false",
        "5, 0,    0,    TAKEN_OVER,                true",
        "5, 3600, 0,    TAKEN_OVER,                true",
        "5, 3600, 3600, TAKEN_OVER,                false",
        "5, 0,    3600, TAKEN_OVER,                true",
        "5, 0,    0,    TAKEN_OVER_BY_CLEAN_START, true",
        "5, 3600, 0,    TAKEN_OVER_BY_CLEAN_START, true",
        "5, 3600, 3600, TAKEN_OVER_BY_CLEAN_START, true"
    })
    void will_isPublishedOnceAsTheSpecificationSays(int level, int session, int delay, End end, boolean published) {
        var id = "client." + clientNumber.incrementAndGet();
        var topic = "salon/will.\\" + id;
        try (var client = broker.rawClient()) {
            connect(client, level, session == 0, id, session, topic, delay);
            end(client, level, id, session, end);
            if (published) {
                observer.awaitMessage(topic, "gone");
            }
        }
        awaitEarlierWills(level, id, session);
        assertThat(observer.received().stream().filter((topic + " gone")::equals))
                .hasSize(published ? 1 : 0);
    }

    /** Connects with the same client id, because the broker has handled its earlier connection before it answers. */
    private void awaitEarlierWills(int level, String id, int session) {
        try (var client = broker.rawClient()) {
            connect(client, level, false, id, session, "", NO_DELAY);
            disconnect(client);
        }
        var mark = "mark" + clientNumber.incrementAndGet();
        observer.publish("salon/mark", mark);
        observer.awaitMessage("salon/mark", mark);
    }

    private void end(RawMqttClient client, int level, String id, int session, End end) {
        switch (end) {
            case LOST -> client.close();
            case DISCONNECTED -> disconnect(client);
            case DISCONNECTED_WITH_WILL -> client.send(0xe0, out -> out.writeShort(0x0400));
            case TAKEN_OVER, TAKEN_OVER_BY_CLEAN_START -> {
                try (var other = broker.rawClient()) {
                    boolean clean = end == End.TAKEN_OVER_BY_CLEAN_START;
                    connect(other, level, clean, id, session, "", NO_DELAY);
                    disconnect(other);
                    assertThat(client.isDisconnected()).isTrue();
                }
            }
        }
    }

    @Test
    void willOfAnEarlierConnection_isNotPublished_whenALaterOneWithoutAWillIsLost() {
        var id = "client" + clientNumber.incrementAndGet();
        for (var topic : new String[] {"salon/stale", ""}) {
            try (var client = broker.rawClient()) {
                connect(client, 4, false, id, 3_600, topic, NO_DELAY);
                if (!topic.isEmpty()) {
                    disconnect(client);
                }
            }
        }
        awaitEarlierWills(4, id, 3_600);
        assertThat(observer.received()).doesNotContain("salon/stale gone");
    }

    @Test
    void propertiesOfAWill_arePublishedWithIt() throws Exception {
        var client =
                MqttVersion.builder(broker.port(), "typed").useMqttVersion5().buildBlocking();
        client.connectWith()
                .simpleAuth()
                .username("dst")
                .password("dst".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .sessionExpiryInterval(3_600)
                .willPublish(Mqtt5WillPublish.builder()
                        .topic("salon/typed")
                        .payload("gone".getBytes(StandardCharsets.UTF_8))
                        .contentType("text/plain")
                        .responseTopic("salon/answer")
                        .build()
                        .asWill())
                .send();
        var reader =
                MqttVersion.builder(broker.port(), "reader").useMqttVersion5().buildBlocking();
        reader.connect();
        try (var messages = reader.publishes(MqttGlobalPublishFilter.ALL)) {
            reader.subscribeWith().topicFilter("salon/typed").send();
            try (var _ = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "typed")) {
                var will = messages.receive();
                assertThat(will.getContentType()).hasToString("Optional[text/plain]");
                assertThat(will.getResponseTopic()).hasToString("Optional[salon/answer]");
            }
        }
        reader.disconnect();
    }

    /** @param topic the topic of the will; empty for none */
    private static void connect(
            RawMqttClient client, int level, boolean clean, String id, int session, String topic, int delay) {
        client.send(0x10, out -> {
            out.writeUTF("MQTT");
            out.writeByte(level);
            out.writeByte((clean ? 0x02 : 0) | (topic.isEmpty() ? 0 : 0x04));
            out.writeShort(60);
            writeProperty(out, level, 0x11, session);
            out.writeUTF(id);
            if (!topic.isEmpty()) {
                writeProperty(out, level, 0x18, delay);
                out.writeUTF(topic);
                out.writeUTF("gone");
            }
        });
        assertThat(client.read()[0]).isEqualTo((byte) 0x20);
    }

    private static void writeProperty(DataOutputStream out, int level, int property, int value) throws IOException {
        if (level == 5) {
            out.writeByte(5);
            out.writeByte(property);
            out.writeInt(value);
        }
    }

    private static void disconnect(RawMqttClient client) {
        client.send(0xe0, out -> {});
        assertThat(client.read()).containsExactly(RawMqttClient.CONNECTION_CLOSED);
    }
}
