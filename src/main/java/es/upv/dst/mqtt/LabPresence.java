// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.mqtt.client.BrokerConnection;
import es.upv.dst.mqtt.client.ShortLivedClient;
import es.upv.dst.mqtt.client.TextMessage;
import es.upv.dst.storage.database.LabIdentityRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Detects another lab, with another database, that uses the same topics of the same broker. Both would handle each
 * message, and with the same account each would close the other's connections. The one that was started later stops.
 */
@Component
public class LabPresence implements IMqttMessageListener {

    private static final Logger log = LoggerFactory.getLogger(LabPresence.class);

    /** Longer than the time between two heartbeats, which is half a second. */
    private static final Duration DETECTION_TIME = Duration.ofMillis(1_200);

    /** How long another lab counts as present after its last heartbeat, since it may be reconnecting. */
    private static final Duration PRESENCE_TIME = Duration.ofSeconds(30);

    private final LabBroker broker;
    private final BrokerConnection outbound;
    private final LabIdentityRepository identity;
    private final InstantSource clock;
    private final String topic;
    private volatile Instant startedAt;
    private volatile String labId = "";
    private volatile Instant lastHeartbeatAt = Instant.EPOCH;
    private volatile Instant lastEarlierLabAt = Instant.EPOCH;
    private volatile boolean connectAllowed;
    private volatile boolean yielding;
    private Optional<HeartbeatClient> heartbeatClient = Optional.empty();

    LabPresence(
            LabBroker broker,
            @Qualifier("outboundConnection") BrokerConnection outbound,
            LabIdentityRepository identity,
            Topics topics,
            InstantSource clock) {
        this.broker = broker;
        this.outbound = outbound;
        this.identity = identity;
        this.clock = clock;
        this.topic = Heartbeat.topic(topics);
        this.startedAt = clock.instant();
        this.connectAllowed = broker.embedded();
    }

    /** Whether this lab does not connect, because another one that was started earlier uses the topics. */
    public boolean isYielding() {
        return yielding;
    }

    /** Whether a heartbeat of another lab has arrived in the last 30 seconds. */
    public boolean isOtherLabPresent() {
        return isWithin(PRESENCE_TIME, lastHeartbeatAt);
    }

    /** Skips the detection: the former leader has the same database and has been connected. */
    void skipDetection() {
        connectAllowed = true;
    }

    /** Repeats the detection: another client uses the client id of this lab, as a lab with the same account does. */
    void repeatDetection() {
        connectAllowed = broker.embedded();
    }

    /**
     * Whether this lab may connect: no other lab is present, or only later ones, which stop on a heartbeat of this one.
     * Until this is known, each call publishes a heartbeat on a separate connection, which also receives heartbeats.
     *
     * @throws MqttException if the broker is not reached
     */
    boolean mayConnect() throws MqttException {
        if (connectAllowed) {
            return true;
        }
        ownHeartbeat();
        var current = heartbeatClient();
        if (isWithin(PRESENCE_TIME, lastEarlierLabAt)) {
            yieldToOther();
            return false;
        }
        current.client()
                .publish(0, Stream.of(new TextMessage(topic, ownHeartbeat().text())));
        if (!isWithin(DETECTION_TIME, current.since()) && !isWithin(DETECTION_TIME, lastHeartbeatAt)) {
            connectAllowed = true;
            close();
        }
        return connectAllowed;
    }

    /** Subscribes to the heartbeats of other labs on the outbound connection. */
    void startHeartbeats() throws MqttException {
        yielding = false;
        ownHeartbeat();
        if (!outbound.subscribe(this, new MqttSubscription(topic, 0))) {
            log.warn("The {} does not let the lab subscribe to {}, so it cannot detect other labs", broker, topic);
        }
        publishHeartbeat();
    }

    /** Publishes a heartbeat, unless the broker allows no more unconfirmed messages. */
    void publishHeartbeat() throws MqttException {
        try {
            outbound.client().publish(topic, ownHeartbeat().text().getBytes(UTF_8), 0, false);
        } catch (MqttException e) {
            if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                throw e;
            }
        }
    }

    void close() {
        heartbeatClient.ifPresent(current -> current.client().close());
        heartbeatClient = Optional.empty();
    }

    @Override
    public void messageArrived(String receivedTopic, MqttMessage message) {
        onHeartbeat(new String(message.getPayload(), UTF_8));
    }

    private boolean onHeartbeat(String text) {
        Heartbeat.parse(text).filter(other -> !other.labId().equals(labId)).ifPresent(this::onHeartbeat);
        return false;
    }

    private void onHeartbeat(Heartbeat other) {
        lastHeartbeatAt = clock.instant();
        // A lab that yields stays the later one, even if the other lab has been restarted.
        startedAt = yielding ? lastHeartbeatAt : startedAt;
        if (ownHeartbeat().isLaterThan(other)) {
            lastEarlierLabAt = lastHeartbeatAt;
            yieldToOther();
        }
    }

    private void yieldToOther() {
        if (!yielding) {
            log.error(
                    "Another lab uses the topics of this one on the {}; this one stops receiving. Give it another"
                            + " DST_TOPICS_PREFIX, or the same database and a DST_INSTANCE_NAME, or stop one of them",
                    broker);
        }
        connectAllowed = false;
        yielding = true;
    }

    private HeartbeatClient heartbeatClient() throws MqttException {
        if (heartbeatClient.filter(current -> current.client().isConnected()).isEmpty()) {
            close();
            var client = new ShortLivedClient(
                    broker, ClientRole.TEACHER, UUID.randomUUID().toString(), received -> onHeartbeat(received.text()));
            client.subscribe(topic);
            heartbeatClient = Optional.of(new HeartbeatClient(client, clock.instant()));
        }
        return heartbeatClient.get();
    }

    private Heartbeat ownHeartbeat() {
        if (labId.isEmpty()) {
            labId = identity.findOrCreate();
        }
        return new Heartbeat(labId, startedAt);
    }

    private boolean isWithin(Duration time, Instant since) {
        return since.plus(time).isAfter(clock.instant());
    }

    private record HeartbeatClient(ShortLivedClient client, Instant since) {}
}
