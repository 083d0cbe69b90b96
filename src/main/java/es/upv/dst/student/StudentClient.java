// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5MessageException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.core.NestedExceptionUtils;

/** A student's MQTT 5 connection to the broker, with the students' account and a clean session. */
public final class StudentClient implements AutoCloseable {

    private final Mqtt5AsyncClient client;
    private final Topics topics;

    private CompletableFuture<?> connection = new CompletableFuture<>();

    /**
     * @param onDisconnect called when the connection could not be made, or when the client or the broker has ended it
     */
    StudentClient(LabBroker broker, Topics topics, Duration timeout, Consumer<Throwable> onDisconnect) {
        var url = URI.create(broker.url());
        var transport = MqttClientTransportConfig.builder()
                .serverHost(url.getHost().replaceAll("[\\[\\]]", ""))
                .serverPort(url.getPort())
                .socketConnectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        this.topics = topics;
        // The embedded broker recognises by the client id that the client does not belong to a student.
        this.client = Mqtt5Client.builder()
                .identifier(broker.embedded() ? broker.studentIdPrefix() + UUID.randomUUID() : "")
                .transportConfig(withTls(transport, broker).build())
                .addDisconnectedListener(end -> onDisconnect.accept(end.getCause()))
                .buildAsync();
    }

    CompletableFuture<?> connect() {
        connection = client.connectWith()
                .simpleAuth()
                .username(LabBroker.STUDENT_ACCOUNT)
                .password(LabBroker.STUDENT_ACCOUNT.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return connection;
    }

    /** Subscribes at QoS 1. The result completes when the broker has granted both subscriptions. */
    CompletableFuture<?> subscribe(Consumer<String> codes, Consumer<String> verdicts) {
        return subscribeTo(topics.code(), codes).thenCombine(subscribeTo(topics.verdict(), verdicts), List::of);
    }

    private CompletableFuture<?> subscribeTo(String topic, Consumer<String> consumer) {
        return client.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(message -> consumer.accept(text(message)))
                .send();
    }

    private static String text(Mqtt5Publish message) {
        return new String(message.getPayloadAsBytes(), UTF_8);
    }

    CompletableFuture<?> publish(String topic, String payload, PublishQos qos) {
        return client.publishWith()
                .topic(topic)
                .qos(qos.qos())
                .payload(payload.getBytes(UTF_8))
                .send()
                .thenCompose(StudentClient::failOnError);
    }

    private static CompletableFuture<?> failOnError(Mqtt5PublishResult result) {
        return result.getError()
                .<CompletableFuture<?>>map(CompletableFuture::failedFuture)
                .orElse(CompletableFuture.completedFuture(result));
    }

    /** Does not block. A connection that is not established yet is closed once it is established. */
    @Override
    public void close() {
        connection.thenRun(client::disconnect);
    }

    /** Whether the broker refused the operation; false if the connection was lost. */
    static boolean isRefusal(ExecutionException failure) {
        var cause = failure.getCause();
        return cause instanceof Mqtt5MessageException && !(cause instanceof Mqtt5DisconnectException);
    }

    /** The message of the root cause, without class names; the simple class name if the root cause has no message. */
    static String message(ExecutionException failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    /** Enables TLS if the broker uses TLS. The client checks that the certificate contains the broker's host name. */
    private static MqttClientTransportConfigBuilder withTls(
            MqttClientTransportConfigBuilder transport, LabBroker broker) {
        if (!broker.isSecured()) {
            return transport;
        }
        var trusted = broker.sslBundle().map(bundle -> bundle.getManagers().getTrustManagerFactory());
        return transport.sslConfig().trustManagerFactory(trusted.orElse(null)).applySslConfig();
    }
}
