// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.Arrays;
import java.util.List;
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
 * A connection to the broker, which an adapter of Spring Integration uses. Each time that it is opened it has a new client:
 * Paho's own reconnect is not used, since it can hang for good, and a client that hangs cannot be mended. The
 * {@link ConnectionSupervisor} opens and closes it.
 */
class BrokerConnection extends Mqttv5ClientManager {

    private static final long ANSWER_MILLISECONDS = TimeUnit.SECONDS.toMillis(ConnectOptionsFactory.SECONDS_TO_CONNECT);

    /** Paho waits for a token of its own that never completes, though the broker has long seen the end. */
    private static final int DISANSWER_MILLISECONDS = 300;

    private static final int REFUSED = 0x80;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

    private final BufferedSocketFactory sockets;
    private volatile boolean sessionPresent;
    private volatile int receiveMaximum = DEFAULT_RECEIVE_MAXIMUM;

    BrokerConnection(String clientId, MqttConnectionOptions options, BufferedSocketFactory sockets) {
        super(options, clientId);
        this.sockets = sockets;
        setManualAcks(true);
    }

    /**
     * Makes a new client.
     *
     * @param listener gets the messages that the broker delivers to this client before a subscription is confirmed
     */
    void prepare(IMqttMessageListener listener) throws MqttException {
        var client = new MqttAsyncClient(getUrl(), getClientId(), new MemoryPersistence());
        client.setManualAcks(isManualAcks());
        client.setCallback(new ClientCallback(listener, response -> lost(client, response)));
        setClient(client);
    }

    /**
     * Connects the client that was prepared.
     *
     * @throws MqttException if the broker is not reached, or refuses the login, or does not answer in seconds
     */
    void connect() throws MqttException {
        client().connect(getConnectionInfo(), null, new ConnackReader()).waitForCompletion(ANSWER_MILLISECONDS);
    }

    /**
     * Waits until the broker has answered.
     *
     * @return whether it has granted all of them
     * @throws MqttException if it does not answer in seconds
     */
    boolean subscribe(IMqttMessageListener listener, MqttSubscription... subscriptions) throws MqttException {
        var properties = new MqttProperties();
        properties.setSubscriptionIdentifiers(List.of(0));
        var token = client().subscribe(subscriptions, null, null, listener, properties);
        token.waitForCompletion(ANSWER_MILLISECONDS);
        return Arrays.stream(token.getReasonCodes()).allMatch(code -> code < REFUSED);
    }

    IMqttAsyncClient client() {
        var client = getClient();
        if (client == null) {
            throw new IllegalStateException("the connection has been closed");
        }
        return client;
    }

    /** Whether the broker has continued the session of an earlier connection, and may deliver messages of it again. */
    boolean isSessionPresent() {
        return sessionPresent;
    }

    /** How many messages the broker takes before it has confirmed the first. */
    int receiveMaximum() {
        return receiveMaximum;
    }

    /** Lets packets wait for each other, to be written together by {@link #uncork}. */
    void cork() {
        sockets.cork();
    }

    void uncork() {
        sockets.uncork();
    }

    /** Sends DISCONNECT, if it is connected, and closes the socket. */
    @Override
    public void stop() {
        try {
            if (isConnected()) {
                client().disconnectForcibly(DISANSWER_MILLISECONDS, DISANSWER_MILLISECONDS, true);
            }
        } catch (MqttException e) {
            // The connection has been lost meanwhile.
        }
        abort();
    }

    /** Closes the socket at once, which ends the connection whatever its client waits for, and abandons the client. */
    void abort() {
        sockets.close();
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
            // It has been closed before.
        }
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    /** A client that was abandoned may still tell it, and is not listened to. */
    private void lost(IMqttAsyncClient client, MqttDisconnectResponse response) {
        if (client == getClient()) {
            var cause = response.getException() == null
                    ? new MqttException(response.getReturnCode())
                    : response.getException();
            getApplicationEventPublisher().publishEvent(new MqttConnectionFailedEvent(this, cause));
        }
    }

    /** Reads the broker's answer to CONNECT before the first message is delivered. */
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
