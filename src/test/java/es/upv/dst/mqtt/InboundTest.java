// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.lab.Mosquitto;
import es.upv.dst.ledger.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.mqtt.event.MqttSubscribedEvent;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;

@Tag("no-lab")
class InboundTest {

    private final BlockingQueue<Message<?>> arrived = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void whatTheBrokerSaysOfAMessageComesWithIt() throws Exception {
        try (var broker = Mosquitto.in(folder).start();
                var context = new AnnotationConfigApplicationContext(Wiring.class);
                var sockets = new Sockets()) {
            listen(broker, context, sockets, true);
            publish(broker, "stamped", "dst-delivery", "1-42");

            var message = arrived.poll(1, TimeUnit.MINUTES);

            assertThat(message).isNotNull();
            assertThat(message.getPayload()).isEqualTo("stamped".getBytes(UTF_8));
            assertThat(message.getHeaders())
                    .containsEntry("dst-delivery", "1-42")
                    .containsEntry(MqttHeaders.RECEIVED_TOPIC, new Topics("DST").request())
                    .containsEntry(MqttHeaders.RECEIVED_QOS, 1)
                    .containsKey(MqttHeaders.ID);
            assertThat(message.getHeaders().get(IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK))
                    .isInstanceOf(SimpleAcknowledgment.class);
        }
    }

    /** Spring Integration has names of its own for headers, and an exception here would drop the connection, time and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {"id", "timestamp", "priority", "expirationDate", "sequenceNumber", "replyChannel", "dst-delivery"
            })
    void whatStudentsSayBesidesIsLeftAlone(String name) throws Exception {
        try (var broker = Mosquitto.in(folder).start();
                var context = new AnnotationConfigApplicationContext(Wiring.class);
                var sockets = new Sockets()) {
            listen(broker, context, sockets, false);
            publish(broker, "with " + name, name, "whatever");

            var message = arrived.poll(1, TimeUnit.MINUTES);

            assertThat(message).isNotNull();
            assertThat(message.getHeaders()).doesNotContainValue("whatever");
        }
    }

    @Test
    void onlyInASessionThatTheBrokerKnewCanAMessageComeAgain() throws Exception {
        try (var broker = Mosquitto.in(folder).start()) {
            assertThat(mayRepeat(broker)).isFalse();
            assertThat(mayRepeat(broker)).isTrue();
        }
    }

    private boolean mayRepeat(Mosquitto broker) {
        try (var context = new AnnotationConfigApplicationContext(Wiring.class);
                var sockets = new Sockets()) {
            listen(broker, context, sockets, false);
            return sockets.mayRepeat();
        }
    }

    private void listen(Mosquitto broker, AnnotationConfigApplicationContext context, Sockets sockets, boolean named) {
        var account = new Account(new LabBroker(url(broker), false, "teacher", "teacher"), sockets);
        var inbound = new Inbound(
                account.lasting(),
                account.clientId(new Instance("", Duration.ofSeconds(30)), "in"),
                named,
                new MqttSubscription(new Topics("DST").request(), 1));
        inbound.setOutputChannel((message, timeout) -> arrived.add(message));
        var subscribed = new LinkedBlockingQueue<MqttSubscribedEvent>();
        context.addApplicationListener(event -> {
            if (event instanceof MqttSubscribedEvent done) {
                subscribed.add(done);
            }
        });
        context.getBean(IntegrationFlowContext.class)
                .registration(IntegrationFlow.from(inbound).get())
                .register();
        await().until(() -> !subscribed.isEmpty());
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
    static class Wiring {}
}
