// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.mqtt.client.BrokerConnection;
import es.upv.dst.mqtt.client.BrokerConnectionFactory;
import es.upv.dst.storage.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.integration.config.EnableIntegration;

/** Tests what the inbound adapter takes from a received MQTT message and its properties. */
class InboundAdapterIT {

    private final BlockingQueue<InboundMessage> received = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void messageOfTheEmbeddedBroker_hasItsDeliveryIdKindAndQos() throws Exception {
        try (var broker = Mosquitto.in(folder).start();
                var context = new AnnotationConfigApplicationContext(IntegrationConfiguration.class)) {
            connect(broker, context, true);
            publish(broker, "stamped", "dst-delivery", "1-42");
            publish(broker, "with its sender", "dst-sender", "192.0.2.7 student");

            var message = received.poll(1, TimeUnit.MINUTES);

            assertThat(message).isNotNull();
            assertThat(message.text()).isEqualTo("stamped");
            assertThat(message.delivery().id()).isEqualTo("1-42");
            assertThat(message.delivery().mayBeRedelivery())
                    .as("the id is unique, also if the broker has lost the session")
                    .isTrue();
            assertThat(message.kind()).isEqualTo(InboundMessage.MessageKind.REQUEST);
            assertThat(message.qos()).isEqualTo(1);
            assertThat(message.sender()).isEmpty();
            assertThat(received.poll(1, TimeUnit.MINUTES))
                    .extracting(InboundMessage::sender)
                    .isEqualTo(Optional.of("192.0.2.7 student"));
        }
    }

    /** Spring Integration reserves these header names; an exception would close the connection at each redelivery. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "timestamp",
                "priority",
                "expirationDate",
                "sequenceNumber",
                "replyChannel",
                "dst-delivery",
                "dst-sender"
            })
    void userPropertiesOfStudents_areIgnored(String name) throws Exception {
        try (var broker = Mosquitto.in(folder).start();
                var context = new AnnotationConfigApplicationContext(IntegrationConfiguration.class)) {
            connect(broker, context, false);
            publish(broker, "with " + name, name, "whatever");

            var message = received.poll(1, TimeUnit.MINUTES);

            assertThat(message).isNotNull();
            assertThat(message.text()).isEqualTo("with " + name);
            assertThat(message.delivery().id()).doesNotContain("whatever");
            assertThat(message.sender()).isEmpty();
        }
    }

    @Test
    void message_mayRepeatOnlyInAResumedSession() throws Exception {
        try (var broker = Mosquitto.in(folder).start()) {
            assertThat(mayRepeat(broker)).isFalse();
            assertThat(mayRepeat(broker)).isTrue();
        }
    }

    private boolean mayRepeat(Mosquitto broker) throws Exception {
        try (var context = new AnnotationConfigApplicationContext(IntegrationConfiguration.class)) {
            var connection = connect(broker, context, false);
            publish(broker, "00000001", "none", "");
            var message = received.poll(1, TimeUnit.MINUTES);
            assertThat(message).isNotNull();
            message.acknowledge();
            connection.stop();
            return message.delivery().mayBeRedelivery();
        }
    }

    private BrokerConnection connect(Mosquitto mosquitto, AnnotationConfigApplicationContext context, boolean embedded)
            throws Exception {
        var broker = new LabBroker(url(mosquitto), embedded, "teacher", "teacher");
        var topics = new Topics("DST");
        var connection = new BrokerConnectionFactory(broker, topics, new Instance("", Duration.ofSeconds(10)))
                .withPersistentSession("in");
        connection.setApplicationEventPublisher(context);
        var adapter = new InboundAdapter(connection, broker, topics, InstantSource.system());
        adapter.setBeanFactory(context);
        adapter.setApplicationEventPublisher(context);
        adapter.setOutputChannel((message, timeout) -> received.add((InboundMessage) message.getPayload()));
        adapter.afterPropertiesSet();
        adapter.open(1);
        return connection;
    }

    private static void publish(Mosquitto broker, String payload, String property, String value) {
        Mqtt5BlockingClient student = Mqtt5Client.builder()
                .serverPort(broker.port())
                .serverHost("127.0.0.1")
                .buildBlocking();
        student.connectWith()
                .simpleAuth()
                .username("dst")
                .password("dst".getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        student.publishWith()
                .topic(new Topics("DST").request())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .userProperties()
                .add(property, value)
                .applyUserProperties()
                .send();
        student.disconnect();
    }

    private static String url(Mosquitto broker) {
        return "tcp://127.0.0.1:" + broker.port();
    }

    @EnableIntegration
    static class IntegrationConfiguration {}
}
