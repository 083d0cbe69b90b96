// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.mqtt.client.BrokerConnection;
import es.upv.dst.mqtt.client.TextMessage;
import es.upv.dst.storage.database.LabIdentityRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
 * Detects another lab, with another database, that uses the same topics of the same broker. Both labs would handle each
 * message, and with the same account each would close the connections of the other. The lab that was started later
 * stops receiving.
 */
@Component
public class LabPresence implements IMqttMessageListener {

    private static final Logger log = LoggerFactory.getLogger(LabPresence.class);

    /** Longer than the time between two heartbeats, which is half a second. */
    private static final Duration DETECTION_TIME = Duration.ofMillis(1_200);

    /** How long another lab counts as present after its last heartbeat. It may be reconnecting. */
    private static final Duration PRESENCE_TIME = Duration.ofSeconds(30);

    private final LabBroker broker;
    private final BrokerConnection outbound;
    private final LabIdentityRepository identity;
    private final InstantSource clock;
    private final String topic;
    private volatile Instant startedAt;
    private volatile String labId = "";
    private volatile Instant otherLabSeenAt = Instant.EPOCH;
    private volatile Instant earlierLabSeenAt = Instant.EPOCH;
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

    /** Whether this lab does not connect, because an earlier lab uses the topics. */
    public boolean isYielding() {
        return yielding;
    }

    /** Whether a heartbeat of another lab has arrived in the last 30 seconds. */
    public boolean isOtherLabPresent() {
        return isWithin(PRESENCE_TIME, otherLabSeenAt);
    }

    /** Skips the detection, because the former leader used the same database and was connected. */
    void skipDetection() {
        connectAllowed = true;
    }

    /**
     * Repeats the detection, because another client has connected with the client id of this lab. A lab with the same
     * account does so.
     */
    void repeatDetection() {
        connectAllowed = broker.embedded();
    }

    /**
     * Continues the detection, and returns whether this lab may connect. It may connect if no other lab is present, or
     * only labs that were started later, which stop when they receive a heartbeat of this lab. Until this is known,
     * each call publishes a heartbeat on a separate connection, which also receives heartbeats.
     *
     * @throws MqttException if the broker is not reached
     */
    boolean runDetection() throws MqttException {
        if (connectAllowed) {
            return true;
        }
        loadLabId();
        var current = connectHeartbeatClient();
        if (isWithin(PRESENCE_TIME, earlierLabSeenAt)) {
            yieldToOtherLab();
            return false;
        }
        current.client()
                .publish(0, Stream.of(new TextMessage(topic, ownHeartbeat().text())));
        if (!isWithin(DETECTION_TIME, current.connectedAt()) && !isWithin(DETECTION_TIME, otherLabSeenAt)) {
            connectAllowed = true;
            close();
        }
        return connectAllowed;
    }

    /** Subscribes to the heartbeats of other labs on the outbound connection. */
    void startHeartbeats() throws MqttException {
        yielding = false;
        loadLabId();
        if (!outbound.subscribe(this, new MqttSubscription(topic, 0))) {
            log.warn("The {} does not let the lab subscribe to {}, so it cannot detect other labs", broker, topic);
        }
        publishHeartbeat();
    }

    /** Publishes a heartbeat, unless the limit of unconfirmed messages is reached. */
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
        handleHeartbeat(new String(message.getPayload(), UTF_8));
    }

    private void handleHeartbeat(String text) {
        Heartbeat.parse(text).filter(other -> !other.labId().equals(labId)).ifPresent(this::onHeartbeat);
    }

    private void onHeartbeat(Heartbeat other) {
        otherLabSeenAt = clock.instant();
        // Keeps this lab the later one while it yields, even if the other lab is restarted.
        startedAt = yielding ? otherLabSeenAt : startedAt;
        if (ownHeartbeat().isLaterThan(other)) {
            earlierLabSeenAt = otherLabSeenAt;
            yieldToOtherLab();
        }
    }

    private void yieldToOtherLab() {
        if (!yielding) {
            log.error(
                    "Another lab uses the topics of this one on the {}; this one stops receiving. Give it another"
                            + " DST_TOPICS_PREFIX, or the same database and a DST_INSTANCE_NAME, or stop one of them",
                    broker);
        }
        connectAllowed = false;
        yielding = true;
    }

    private HeartbeatClient connectHeartbeatClient() throws MqttException {
        if (heartbeatClient.filter(current -> current.client().isConnected()).isEmpty()) {
            close();
            heartbeatClient = Optional.of(HeartbeatClient.connect(broker, topic, this::handleHeartbeat, clock));
        }
        return heartbeatClient.get();
    }

    private Heartbeat ownHeartbeat() {
        return new Heartbeat(labId, startedAt);
    }

    private void loadLabId() {
        if (labId.isEmpty()) {
            labId = identity.findOrCreate();
        }
    }

    private boolean isWithin(Duration time, Instant instant) {
        return instant.plus(time).isAfter(clock.instant());
    }
}
