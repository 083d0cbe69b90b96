// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** How the teacher, or a guest, presents itself to a broker, and the sockets by which it does; no name is no user. */
record Account(LabBroker broker, Sockets sockets) {

    /** As long as the broker keeps what arrives while the lab is down. */
    private static final Duration SESSION_EXPIRY = Duration.ofDays(7);

    /** How many messages the broker may have under way to the teacher; it keeps the rest, in its memory or on its disk. */
    static final int RECEIVE_MAXIMUM = 512;

    static final int SECONDS_TO_CONNECT = 5;
    private static final int SECONDS_OF_SILENCE = 15;

    /** For a connection whose session outlives it. */
    MqttConnectionOptions lasting() {
        var options = options();
        options.setCleanStart(false);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setSessionExpiryInterval(SESSION_EXPIRY.toSeconds());
        return options;
    }

    /** For a connection that leaves nothing behind. */
    MqttConnectionOptions passing() {
        var options = options();
        options.setCleanStart(true);
        return options;
    }

    /**
     * The same at each start, so that the session is found again; not to be guessed on a broker where a student could
     * take the session over by connecting with its name. The embedded broker keeps the name for the teacher.
     */
    String clientId(String direction) {
        var name = broker.embedded() ? LabBroker.CLIENT_ID : LabBroker.CLIENT_ID + "-" + fingerprint();
        return name + "-" + direction;
    }

    private MqttConnectionOptions options() {
        var options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {broker.url()});
        if (!broker.username().isEmpty()) {
            options.setUserName(broker.username());
            options.setPassword(broker.password().getBytes(UTF_8));
        }
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(SECONDS_TO_CONNECT);
        options.setKeepAliveInterval(SECONDS_OF_SILENCE);
        options.setSocketFactory(sockets.to(broker));
        options.setHttpsHostnameVerificationEnabled(true);
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
