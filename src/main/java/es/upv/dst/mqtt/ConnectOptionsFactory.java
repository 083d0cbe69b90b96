// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.ledger.Instance;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** How the teacher presents itself to a broker. */
record ConnectOptionsFactory(LabBroker broker, Topics topics, Instance instance) {

    /** As long as the broker keeps what arrives while the lab is down. */
    private static final Duration SESSION_EXPIRY = Duration.ofDays(7);

    /** How many messages the broker may have under way to the teacher; it keeps the rest, in its memory or on its disk. */
    static final int RECEIVE_MAXIMUM = 512;

    static final int SECONDS_TO_CONNECT = 5;
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final Topics DEFAULT_TOPICS = new Topics("DST");

    /** A connection whose session outlives it. */
    BrokerConnection persistent(String direction) {
        var sockets = new BufferedSocketFactory(broker);
        var options = options(broker, sockets, keepAliveSeconds(), false);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setSessionExpiryInterval(SESSION_EXPIRY.toSeconds());
        return new BrokerConnection(clientId(direction), options, sockets);
    }

    /** A connection whose session ends with it. */
    BrokerConnection withoutSession(String direction) {
        var sockets = new BufferedSocketFactory(broker);
        var options = options(broker, sockets, keepAliveSeconds(), true);
        return new BrokerConnection(clientId(direction), options, sockets);
    }

    /** Of a client that comes for a moment, as any account; no name is no user. */
    static MqttConnectionOptions ofProbe(LabBroker broker, BufferedSocketFactory sockets) {
        return options(broker, sockets, KEEP_ALIVE_SECONDS, true);
    }

    /**
     * The same at each start and for each instance, so that the session is found again, and a new leader's connection closes
     * that of the old one. Not to be guessed on a broker where a student could take the session over by connecting with its
     * name; the embedded broker keeps the name for the teacher.
     */
    private String clientId(String direction) {
        return Stream.of(
                        LabBroker.CLIENT_ID,
                        broker.embedded() ? "" : fingerprint(),
                        topics.equals(DEFAULT_TOPICS) ? "" : topics.prefix(),
                        direction)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    /** A leader that is cut off from the broker has to notice it before a standby could take over. */
    private int keepAliveSeconds() {
        return instance.isOneOfSeveral()
                ? Math.clamp(instance.failover().toSeconds() / 4, 1, KEEP_ALIVE_SECONDS)
                : KEEP_ALIVE_SECONDS;
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
        options.setConnectionTimeout(SECONDS_TO_CONNECT);
        options.setKeepAliveInterval(keepAliveSeconds);
        options.setSocketFactory(sockets);
        return options;
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(broker.username().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(broker.password().getBytes(UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
