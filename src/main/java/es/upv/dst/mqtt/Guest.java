// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Who;
import es.upv.dst.mqtt.Probes.Probe;
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

/** A client that comes for a moment, as one of the parties, on a connection that is nobody else's. */
final class Guest implements AutoCloseable {

    private static final long MILLISECONDS = ConnectOptionsFactory.SECONDS_TO_CONNECT * 1_000L / 2;
    private static final int REFUSED = 0x80;

    private final BufferedSocketFactory sockets;
    private final Set<Probe> heard = ConcurrentHashMap.newKeySet();
    private final MqttAsyncClient client;

    /**
     * Logs in.
     *
     * @param id must not begin as the lab's own do, which the embedded broker keeps for the teacher
     * @param interesting what it remembers of what it hears
     * @throws MqttException if the broker is not reached, or refuses the login
     */
    Guest(LabBroker broker, Who who, String id, Predicate<Probe> interesting) throws MqttException {
        sockets = new BufferedSocketFactory(broker);
        client = new MqttAsyncClient(sockets.url(), id, new MemoryPersistence());
        client.setCallback(new ClientCallback(
                (topic, message) -> {
                    var probe = new Probe(topic, new String(message.getPayload(), UTF_8));
                    if (interesting.test(probe)) {
                        heard.add(probe);
                    }
                },
                lost -> {}));
        try {
            client.connect(ConnectOptionsFactory.ofProbe(as(who, broker), sockets))
                    .waitForCompletion(MILLISECONDS);
        } catch (MqttException cause) {
            close();
            throw cause;
        }
    }

    private static LabBroker as(Who who, LabBroker broker) {
        return switch (who) {
            case TEACHER -> broker;
            case DST -> broker.as(LabBroker.STUDENTS, LabBroker.STUDENTS);
            case NOBODY -> broker.as("", "");
        };
    }

    /** Whether the broker grants it, which need not mean that it delivers anything. */
    boolean subscribe(String filter) throws MqttException {
        var token = client.subscribe(new MqttSubscription(filter, 1));
        try {
            token.waitForCompletion(MILLISECONDS);
            return Arrays.stream(token.getReasonCodes()).allMatch(code -> code < REFUSED);
        } catch (MqttException refused) {
            if (client.isConnected()) {
                return false;
            }
            throw refused;
        }
    }

    /** Comes back when the broker has dealt with all of them, in this order, whatever it thinks of them. */
    void publish(int qos, Stream<Probe> probes) throws MqttException {
        for (var token : probes.map(probe -> sent(qos, probe)).toList()) {
            try {
                token.waitForCompletion(MILLISECONDS);
            } catch (MqttException refused) {
                // Who hears it tells.
            }
        }
    }

    private IMqttToken sent(int qos, Probe probe) {
        var properties = new MqttProperties();
        properties.setMessageExpiryInterval(Probes.LIFE.toSeconds());
        try {
            return client.publish(probe.topic(), new MqttMessage(probe.text().getBytes(UTF_8), qos, false, properties));
        } catch (MqttException lost) {
            throw new IllegalStateException("the broker hung up", lost);
        }
    }

    /** In words, as far as Paho has any. */
    static String why(MqttException cause) {
        var deepest = cause.getCause() == null ? cause : cause.getCause();
        return String.valueOf(deepest.getMessage());
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** What it has heard and remembered until now. */
    Stream<Probe> heard() {
        return heard.stream();
    }

    /** By hanging up: Paho waits for its own goodbye and then stumbles over it, and there is no session to end. */
    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        } catch (MqttException gone) {
            // Whom nobody misses.
        }
        sockets.close();
    }
}
