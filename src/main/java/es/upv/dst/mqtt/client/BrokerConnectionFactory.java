// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.storage.Instance;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** Creates the lab's connections to the broker, with their client ids and options. */
public record BrokerConnectionFactory(LabBroker broker, Topics topics, Instance instance) {

    /** How long the broker stores messages while the lab is not connected. */
    private static final Duration SESSION_EXPIRY = Duration.ofDays(7);

    /**
     * The Receive Maximum of the lab, which limits the number of unacknowledged messages. The broker queues further
     * messages.
     */
    static final int RECEIVE_MAXIMUM = 512;

    static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final long MIN_TIMEOUT_MILLIS = 1_000;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    /** Creates a connection whose session the broker keeps for seven days after the connection has ended. */
    public BrokerConnection withPersistentSession(String direction) {
        var sockets = new BufferedSocketFactory(broker);
        var options = options(sockets, false);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setSessionExpiryInterval(SESSION_EXPIRY.toSeconds());
        return new BrokerConnection(clientId(direction), options, sockets, connectTimeout());
    }

    /** Creates a connection whose session ends with the connection. */
    public BrokerConnection withCleanSession(String direction) {
        var sockets = new BufferedSocketFactory(broker);
        var options = options(sockets, true);
        return new BrokerConnection(clientId(direction), options, sockets, connectTimeout());
    }

    /**
     * The options of a short-lived client. An empty user name of {@code broker} means that the client sends no user
     * name.
     */
    static MqttConnectionOptions shortLivedOptions(LabBroker broker, BufferedSocketFactory sockets) {
        return options(broker, sockets, KEEP_ALIVE_SECONDS, true);
    }

    /**
     * Returns the same id in each run and for each instance, so that the session is continued and the connection of a
     * new leader closes that of the former leader. On an external broker the id cannot be guessed, because a student
     * who used it could take over the session. The embedded broker reserves the id for the account TEACHER.
     */
    private String clientId(String direction) {
        return LabBroker.clientId(broker.embedded() ? "" : fingerprint(), topics, direction);
    }

    private MqttConnectionOptions options(BufferedSocketFactory sockets, boolean cleanStart) {
        return options(
                broker, sockets, (int) shorterInCluster(KEEP_ALIVE_SECONDS).toSeconds(), cleanStart);
    }

    private Duration connectTimeout() {
        return shorterInCluster(CONNECT_TIMEOUT_SECONDS);
    }

    /**
     * Returns at most a quarter of the failover time if there are several instances, but not less than a second. So a
     * leader that is cut off notices it, and yields about when the failover time is over.
     */
    private Duration shorterInCluster(int seconds) {
        var millis = Math.clamp(instance.failover().toMillis() / 4, MIN_TIMEOUT_MILLIS, seconds * MILLIS_PER_SECOND);
        return instance.isClustered() ? Duration.ofMillis(millis) : Duration.ofSeconds(seconds);
    }

    private static MqttConnectionOptions options(
            LabBroker broker, BufferedSocketFactory sockets, int keepAliveSeconds, boolean cleanStart) {
        var options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {sockets.url()});
        if (!broker.username().isEmpty()) {
            options.setUserName(broker.username());
            options.setPassword(broker.password().getBytes(UTF_8));
        }
        options.setCleanStart(cleanStart);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_TIMEOUT_SECONDS);
        options.setKeepAliveInterval(keepAliveSeconds);
        options.setSocketFactory(sockets);
        return options;
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(broker.username().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(broker.password().getBytes(UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM does not provide SHA-256", e);
        }
    }
}
