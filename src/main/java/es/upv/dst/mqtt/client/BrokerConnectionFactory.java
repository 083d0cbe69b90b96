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
    private static final int MIN_CONNECT_TIMEOUT_SECONDS = 2;
    private static final int KEEP_ALIVE_SECONDS = 15;

    /** Creates a connection whose session the broker keeps for seven days after the connection has ended. */
    public BrokerConnection withPersistentSession(String direction) {
        var sockets = new BufferedSocketFactory(broker);
        var options = options(sockets, false);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setSessionExpiryInterval(SESSION_EXPIRY.toSeconds());
        return new BrokerConnection(clientId(direction), options, sockets);
    }

    /** Creates a connection whose session ends with the connection. */
    public BrokerConnection withCleanSession(String direction) {
        var sockets = new BufferedSocketFactory(broker);
        var options = options(sockets, true);
        return new BrokerConnection(clientId(direction), options, sockets);
    }

    /**
     * The options of a short-lived client. An empty user name of {@code broker} means that the client sends no user
     * name.
     */
    static MqttConnectionOptions shortLivedOptions(LabBroker broker, BufferedSocketFactory sockets) {
        var options = optionsWithoutTimes(broker, sockets, true);
        options.setConnectionTimeout(CONNECT_TIMEOUT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        return options;
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
        var options = optionsWithoutTimes(broker, sockets, cleanStart);
        options.setConnectionTimeout(atMostAQuarterOfFailover(CONNECT_TIMEOUT_SECONDS, MIN_CONNECT_TIMEOUT_SECONDS));
        options.setKeepAliveInterval(atMostAQuarterOfFailover(KEEP_ALIVE_SECONDS, 1));
        return options;
    }

    /**
     * Shorter if there are several instances, so that a leader that is cut off notices it and yields before a standby
     * takes over.
     */
    private int atMostAQuarterOfFailover(int seconds, int minimum) {
        return instance.isClustered() ? Math.clamp(instance.failover().toSeconds() / 4, minimum, seconds) : seconds;
    }

    private static MqttConnectionOptions optionsWithoutTimes(
            LabBroker broker, BufferedSocketFactory sockets, boolean cleanStart) {
        var options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {sockets.url()});
        if (!broker.username().isEmpty()) {
            options.setUserName(broker.username());
            options.setPassword(broker.password().getBytes(UTF_8));
        }
        options.setCleanStart(cleanStart);
        options.setAutomaticReconnect(false);
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
