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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.core.NestedExceptionUtils;

/**
 * A student's connection to the broker, logged in as the sheet says, with nothing left behind when it closes. It subscribes
 * at QoS 1.
 */
public final class StudentClient implements AutoCloseable {

    private final Mqtt5AsyncClient client;
    private final Topics topics;
    private CompletableFuture<?> connection = new CompletableFuture<>();

    /** @param lost run when a connection that stood has ended, whoever ended it */
    StudentClient(LabBroker broker, Topics topics, Duration patience, Consumer<Throwable> lost) {
        var url = URI.create(broker.url());
        var transport = MqttClientTransportConfig.builder()
                .serverHost(url.getHost().replaceAll("[\\[\\]]", ""))
                .serverPort(url.getPort())
                .socketConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        this.topics = topics;
        this.client = Mqtt5Client.builder()
                .transportConfig(secured(transport, broker).build())
                .addDisconnectedListener(end -> lost.accept(end.getCause()))
                .buildAsync();
    }

    CompletableFuture<?> connect() {
        connection = client.connectWith()
                .simpleAuth()
                .username(LabBroker.STUDENTS)
                .password(LabBroker.STUDENTS.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return connection;
    }

    /** Is done once the broker has granted both. */
    CompletableFuture<?> subscribe(Consumer<String> codes, Consumer<String> verdicts) {
        return listen(topics.code(), codes).thenCombine(listen(topics.verdict(), verdicts), List::of);
    }

    private CompletableFuture<?> listen(String topic, Consumer<String> heard) {
        return client.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(message -> heard.accept(text(message)))
                .send();
    }

    private static String text(Mqtt5Publish message) {
        return new String(message.getPayloadAsBytes(), UTF_8);
    }

    CompletableFuture<?> publish(String topic, String payload, Publishing way) {
        return client.publishWith()
                .topic(topic)
                .qos(way.qos())
                .payload(payload.getBytes(UTF_8))
                .send()
                .thenCompose(StudentClient::orRefused);
    }

    private static CompletableFuture<?> orRefused(Mqtt5PublishResult result) {
        return result.getError()
                .<CompletableFuture<?>>map(CompletableFuture::failedFuture)
                .orElse(CompletableFuture.completedFuture(result));
    }

    /** Without waiting; a connection that comes about later is not forgotten either. */
    @Override
    public void close() {
        connection.thenRun(client::disconnect);
    }

    /** Whether the broker has said no, and not just hung up. */
    static boolean isRefusal(ExecutionException failure) {
        var cause = failure.getCause();
        return cause instanceof Mqtt5MessageException && !(cause instanceof Mqtt5DisconnectException);
    }

    /** What lies at the bottom of a failure, without the names of classes around it. */
    static String words(ExecutionException failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    /** The names in the broker's certificate are compared with the one it is called by. */
    private static MqttClientTransportConfigBuilder secured(
            MqttClientTransportConfigBuilder transport, LabBroker broker) {
        if (!broker.isSecured()) {
            return transport;
        }
        var trusted = broker.trusted().map(bundle -> bundle.getManagers().getTrustManagerFactory());
        return transport.sslConfig().trustManagerFactory(trusted.orElse(null)).applySslConfig();
    }
}
