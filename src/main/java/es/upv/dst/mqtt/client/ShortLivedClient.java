// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * A client that a check uses with one of the accounts, on a separate connection. The session ends with the connection.
 */
public final class ShortLivedClient implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = BrokerConnectionFactory.CONNECT_TIMEOUT_SECONDS * 1_000L / 2;
    private static final int MIN_FAILURE_CODE = 0x80;

    /** The time after which the broker drops an undelivered message. */
    public static final Duration MESSAGE_EXPIRY = Duration.ofSeconds(20);

    private final BufferedSocketFactory sockets;
    private final Set<TextMessage> received = ConcurrentHashMap.newKeySet();
    private final MqttAsyncClient client;

    /**
     * Connects, and authenticates with the account of the role.
     *
     * @param id the client id, which must not start with {@link LabBroker#CLIENT_ID_PREFIX}, which the embedded broker
     *     reserves
     * @param filter selects the received messages that {@link #received} returns
     * @throws MqttException if the broker is not reached, or rejects the user name or the password
     */
    public ShortLivedClient(LabBroker broker, ClientRole role, String id, Predicate<TextMessage> filter)
            throws MqttException {
        sockets = new BufferedSocketFactory(broker);
        client = new MqttAsyncClient(sockets.url(), id, new MemoryPersistence(), new MonotonicPingSender(id), null);
        client.setCallback(new ClientCallback(
                (topic, packet) -> {
                    var message = new TextMessage(topic, new String(packet.getPayload(), UTF_8));
                    if (filter.test(message)) {
                        received.add(message);
                    }
                },
                _ -> {}));
        try {
            client.connect(BrokerConnectionFactory.shortLivedOptions(brokerWithAccountOf(role, broker), sockets))
                    .waitForCompletion(TIMEOUT_MILLIS);
        } catch (MqttException e) {
            close();
            throw e;
        }
    }

    private static LabBroker brokerWithAccountOf(ClientRole role, LabBroker broker) {
        return switch (role) {
            case TEACHER -> broker;
            case STUDENT -> broker.withAccount(LabBroker.STUDENT_ACCOUNT, LabBroker.STUDENT_ACCOUNT);
            case ANONYMOUS -> broker.withAccount("", "");
        };
    }

    /**
     * Subscribes, and returns whether the broker grants the subscription. The broker may deliver nothing nevertheless.
     */
    public boolean subscribe(String filter) throws MqttException {
        var token = client.subscribe(new MqttSubscription(filter, 1));
        try {
            token.waitForCompletion(TIMEOUT_MILLIS);
            return Arrays.stream(token.getReasonCodes()).allMatch(code -> code < MIN_FAILURE_CODE);
        } catch (MqttException e) {
            if (client.isConnected()) {
                return false;
            }
            throw e;
        }
    }

    /** Publishes the messages in this order. Returns when the broker has accepted or refused each of them. */
    public void publish(int qos, Stream<TextMessage> messages) throws MqttException {
        for (var token : messages.map(message -> publishOne(qos, message)).toList()) {
            try {
                token.waitForCompletion(TIMEOUT_MILLIS);
            } catch (MqttException e) {
                // Ignored, because the checks examine which messages are delivered.
            }
        }
    }

    private IMqttToken publishOne(int qos, TextMessage message) {
        var properties = new MqttProperties();
        properties.setMessageExpiryInterval(MESSAGE_EXPIRY.toSeconds());
        try {
            return client.publish(
                    message.topic(), new MqttMessage(message.text().getBytes(UTF_8), qos, false, properties));
        } catch (MqttException e) {
            throw new IllegalStateException("the broker has closed the connection", e);
        }
    }

    /** Returns the message of the cause of an exception, or of the exception if it has no cause. */
    public static String reason(MqttException cause) {
        var root = cause.getCause() == null ? cause : cause.getCause();
        return String.valueOf(root.getMessage());
    }

    public boolean isConnected() {
        return client.isConnected();
    }

    /** Returns the messages received so far that the filter selected. */
    public Stream<TextMessage> received() {
        return received.stream();
    }

    /**
     * Closes the socket without DISCONNECT, because Paho would wait for it and then fail. The session needs no
     * DISCONNECT, because it ends with the connection.
     */
    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        } catch (MqttException e) {
            // Already closed; ignore.
        }
        sockets.close();
    }
}
