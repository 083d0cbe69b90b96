// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.MqttVersion;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests what the embedded broker refuses, and what it says, while its disk has too little free space. */
@ExtendWith({TestBrokerResolver.class, OutputCaptureExtension.class})
class StoreSpaceIT {

    private static final byte[] MESSAGE = "message".getBytes(UTF_8);
    private static final long MEGABYTE = 1024 * 1024;

    private final TestBroker broker;

    StoreSpaceIT(TestBroker broker) {
        this.broker = broker;
    }

    /** Ends a shortage, because the log omits an equal warning within a minute unless the shortage has ended. */
    @BeforeEach
    @AfterEach
    void endShortage() {
        LongStream.of(1, 1_000).forEach(megabytes -> {
            broker.freeBytes().set(megabytes * MEGABYTE);
            broker.space().measure();
        });
    }

    @Test
    void clientOfMqtt5_isTold_keepsItsConnection_andGoesOnLater(CapturedOutput output) {
        try (var observer = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "observer")) {
            observer.subscribe("salon/#");
            var student = student5();
            free(40, output, "refuses messages: 40 MB are free");
            assertThatThrownBy(() -> publish(student, "salon/a", MqttQos.AT_LEAST_ONCE))
                    .isInstanceOfSatisfying(Mqtt5PubAckException.class, refused -> {
                        assertThat(refused.getMqttMessage().getReasonCode())
                                .isEqualTo(Mqtt5PubAckReasonCode.QUOTA_EXCEEDED);
                        assertThat(refused.getMqttMessage().getReasonString().orElseThrow())
                                .hasToString("the disk of the broker is full: publish later, or at QoS 0; nothing is"
                                        + " stored until then");
                    });
            assertThatThrownBy(() -> publish(student, "salon/a", MqttQos.EXACTLY_ONCE))
                    .isInstanceOfSatisfying(
                            Mqtt5PubRecException.class,
                            refused -> assertThat(refused.getMqttMessage().getReasonCode())
                                    .isEqualTo(Mqtt5PubRecReasonCode.QUOTA_EXCEEDED));
            publish(student, "salon/zero", MqttQos.AT_MOST_ONCE);
            observer.awaitMessage("salon/zero", "message");
            free(68, output, "refuses messages");
            assertThatThrownBy(() -> publish(student, "salon/a", MqttQos.AT_LEAST_ONCE))
                    .as("while little more than the minimum is free")
                    .isInstanceOf(Mqtt5PubAckException.class);
            free(100, output, "takes all messages again");
            publish(student, "salon/a", MqttQos.AT_LEAST_ONCE);
            publish(student, "salon/b", MqttQos.EXACTLY_ONCE);
            observer.awaitMessage("salon/b", "message");
            assertThat(observer.received()).containsExactly("salon/zero message", "salon/a message", "salon/b message");
            assertThat(output.getOut().split("refuses messages: 40 MB", -1))
                    .as("logged once")
                    .hasSize(2);
            student.disconnect();
        }
    }

    @Test
    void clientOfMqtt311_isDisconnected_andMayPublishAtQos0(CapturedOutput output) {
        free(40, output, "refuses messages");
        try (var observer = broker.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "observer")) {
            observer.subscribe("salon/#");
            var student = student3();
            assertThatThrownBy(() -> publish(student, MqttQos.AT_LEAST_ONCE)).hasMessageContaining("closed");
            assertThat(student.getState().isConnected()).isFalse();
            var other = student3();
            publish(other, MqttQos.AT_MOST_ONCE);
            observer.awaitMessage("salon/zero", "message");
            other.disconnect();
        }
    }

    /** The lab answers messages that the broker has taken before. */
    @Test
    void messagesOfTheLabAndQos0MessagesToIt_pass(CapturedOutput output) {
        try (var lab = broker.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "dst-lab-in");
                var student = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "student")) {
            lab.subscribe(TestBroker.TOPICS.request());
            student.subscribe(TestBroker.TOPICS.code());
            free(40, output, "refuses messages");
            var client = student5();
            publish(client, TestBroker.TOPICS.request(), MqttQos.AT_MOST_ONCE);
            lab.awaitMessage(TestBroker.TOPICS.request(), "message");
            lab.publish(TestBroker.TOPICS.code(), "12345");
            student.awaitMessage(TestBroker.TOPICS.code(), "12345");
            client.disconnect();
        }
    }

    @Test
    void healthStatusAndDoctor_giveTheReason(@TempDir Path folder) {
        try (var lab = Lab.embedded(folder, "--dst.broker.free-space=1000000TB")) {
            assertThat(lab.admin().doctorFailures().get("broker")).contains("DST_BROKER_FREESPACE", "Free disk space");
            assertThat(lab.admin().get("/api/status").at("/broker/problem").asString())
                    .contains("MB are free on the disk of the data folder", "DST_BROKER_FREESPACE");
            assertThat(lab.admin().get("/api/status").at("/broker/connected").asBoolean())
                    .isTrue();
            var health = lab.admin().get("/actuator/health").at("/components/broker");
            assertThat(health.at("/status").asString()).isEqualTo("DOWN");
            assertThat(health.at("/details/reason").asString()).contains("DST_BROKER_FREESPACE");
        }
    }

    private void free(long megabytes, CapturedOutput output, String logged) {
        broker.freeBytes().set(megabytes * MEGABYTE);
        broker.space().measure();
        assertThat(output.getOut()).contains(logged);
    }

    private static void publish(Mqtt5BlockingClient client, String topic, MqttQos qos) {
        client.publishWith().topic(topic).qos(qos).payload(MESSAGE).send();
    }

    private static void publish(Mqtt3BlockingClient client, MqttQos qos) {
        client.publishWith().topic("salon/zero").qos(qos).payload(MESSAGE).send();
    }

    private Mqtt5BlockingClient student5() {
        var client = MqttVersion.builder(broker.port(), "student5")
                .useMqttVersion5()
                .simpleAuth(Mqtt5SimpleAuth.builder()
                        .username("dst")
                        .password("dst".getBytes(UTF_8))
                        .build())
                .buildBlocking();
        client.connect();
        return client;
    }

    private Mqtt3BlockingClient student3() {
        var client =
                MqttVersion.builder(broker.port(), "student3").useMqttVersion3().buildBlocking();
        client.connect();
        return client;
    }
}
