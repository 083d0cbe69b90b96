// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.springframework.integration.mqtt.core.Mqttv5ClientManager;
import org.springframework.integration.mqtt.event.MqttConnectionFailedEvent;

/**
 * A connection to the broker for an adapter of Spring Integration. It creates a new client each time it is opened,
 * because Paho's automatic reconnect can hang for ever and a client that hangs cannot be reused. The {@link
 * ConnectionSupervisor} opens and closes the connection.
 */
public class BrokerConnection extends Mqttv5ClientManager {

    private static final long SUBSCRIBE_TIMEOUT_MILLIS =
            TimeUnit.SECONDS.toMillis(BrokerConnectionFactory.CONNECT_TIMEOUT_SECONDS);

    /** Short, because Paho waits for a token that never completes, although the broker has received DISCONNECT. */
    private static final int DISCONNECT_TIMEOUT_MILLIS = 300;

    private static final int MIN_FAILURE_CODE = 0x80;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

    private final BufferedSocketFactory sockets;
    private final Duration connectTimeout;
    private volatile Optional<MonotonicPingSender> pingSender = Optional.empty();
    private volatile boolean sessionPresent;
    private volatile int receiveMaximum = DEFAULT_RECEIVE_MAXIMUM;

    /** @param connectTimeout the maximum time until the broker accepts CONNECT */
    BrokerConnection(
            String clientId, MqttConnectionOptions options, BufferedSocketFactory sockets, Duration connectTimeout) {
        super(options, clientId);
        this.sockets = sockets;
        this.connectTimeout = connectTimeout;
        setManualAcks(true);
    }

    /**
     * Creates a new client.
     *
     * @param listener receives the messages that the broker delivers before it confirms a subscription
     */
    public void prepare(IMqttMessageListener listener) throws MqttException {
        var pings = new MonotonicPingSender(getClientId());
        pingSender = Optional.of(pings);
        var client = new MqttAsyncClient(getUrl(), getClientId(), new MemoryPersistence(), pings, null);
        client.setManualAcks(isManualAcks());
        client.setCallback(new ClientCallback(listener, response -> onDisconnected(client, response)));
        setClient(client);
    }

    /**
     * Connects the client that {@link #prepare} has created.
     *
     * @throws MqttException if the broker is not reached, rejects the user name or the password, or does not answer
     *     within five seconds, or a quarter of the failover time of several instances
     */
    public void connect() throws MqttException {
        client().connect(getConnectionInfo(), null, new ConnackReader()).waitForCompletion(connectTimeout.toMillis());
    }

    /**
     * Subscribes, and waits for the answer of the broker.
     *
     * @return whether the broker has granted all subscriptions
     * @throws MqttException if the broker does not answer within five seconds
     */
    public boolean subscribe(IMqttMessageListener listener, MqttSubscription... subscriptions) throws MqttException {
        var properties = new MqttProperties();
        properties.setSubscriptionIdentifiers(List.of(0));
        var token = client().subscribe(subscriptions, null, null, listener, properties);
        token.waitForCompletion(SUBSCRIBE_TIMEOUT_MILLIS);
        return Arrays.stream(token.getReasonCodes()).allMatch(code -> code < MIN_FAILURE_CODE);
    }

    /** @throws IllegalStateException if the connection has been closed */
    public IMqttAsyncClient client() {
        var client = getClient();
        if (client == null) {
            throw new IllegalStateException("the connection has been closed");
        }
        return client;
    }

    /**
     * The session-present flag of CONNACK. If it is set, the broker may redeliver messages of an earlier connection.
     */
    public boolean isSessionPresent() {
        return sessionPresent;
    }

    /** The Receive Maximum of the broker, which limits the number of unconfirmed messages at QoS 1 and 2. */
    public int receiveMaximum() {
        return receiveMaximum;
    }

    /**
     * When the broker last sent something on this connection or an earlier one, as an instant of {@code MonotonicTime};
     * before that, when this object was created.
     */
    public Instant lastReceivedAt() {
        return sockets.lastReceivedAt();
    }

    /** Buffers outgoing packets until {@link #uncork}, so that a single write sends all of them. */
    public void cork() {
        sockets.cork();
    }

    public void uncork() {
        sockets.uncork();
    }

    /**
     * If the client is connected, waits up to 300 ms for unsent packets and sends DISCONNECT. Then closes the socket.
     */
    @Override
    public void stop() {
        try {
            if (isConnected()) {
                client().disconnectForcibly(DISCONNECT_TIMEOUT_MILLIS, DISCONNECT_TIMEOUT_MILLIS, true);
            }
        } catch (MqttException e) {
            // The connection was lost in the meantime.
        }
        abort();
    }

    /** Closes the socket at once, which also ends a client that hangs. Then discards the client. */
    public void abort() {
        sockets.close();
        // Paho does not stop it if one of its threads hangs.
        pingSender.ifPresent(MonotonicPingSender::stop);
        var client = getClient();
        if (client != null) {
            setClient(null);
            Thread.ofVirtual().name("mqtt-abandon").start(() -> abandon(client));
        }
    }

    private static void abandon(IMqttAsyncClient client) {
        try {
            client.disconnectForcibly(0, 0, false);
            client.close();
        } catch (MqttException e) {
            // Already closed.
        }
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    /** Publishes an event, unless the client was discarded. */
    private void onDisconnected(IMqttAsyncClient client, MqttDisconnectResponse response) {
        if (client == getClient()) {
            var cause = response.getException() == null
                    ? new MqttException(response.getReturnCode())
                    : response.getException();
            getApplicationEventPublisher().publishEvent(new MqttConnectionFailedEvent(this, cause));
        }
    }

    /** Reads CONNACK before the first message is delivered. Spring Integration does not expose these values. */
    private final class ConnackReader implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            sessionPresent = token.getSessionPresent();
            var properties = token.getResponseProperties();
            receiveMaximum = properties == null || properties.getReceiveMaximum() == null
                    ? DEFAULT_RECEIVE_MAXIMUM
                    : properties.getReceiveMaximum();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {}
    }
}
