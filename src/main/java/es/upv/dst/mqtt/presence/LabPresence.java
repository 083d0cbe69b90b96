// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.mqtt.client.BrokerConnection;
import es.upv.dst.storage.database.LabIdentityRepository;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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

    /** How long another lab counts as present after its last heartbeat. It may be reconnecting. */
    private static final Duration PRESENCE_TIME = Duration.ofSeconds(30);

    private final LabBroker broker;
    private final BrokerConnection outbound;
    private final LabIdentityRepository identity;
    private final InstantSource clock;
    private final InstantSource monotonic = new MonotonicTime();
    private final String topic;
    private volatile Instant startedAt;
    private volatile String labId = "";
    private volatile Instant otherLabSeenAt = Instant.MIN;
    private volatile Instant earlierLabSeenAt = Instant.MIN;
    private volatile boolean yielding;

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
    }

    /** Whether this lab does not connect, because an earlier lab uses the topics. */
    public boolean isYielding() {
        return yielding;
    }

    /** Whether a heartbeat of another lab has arrived in the last 30 seconds. */
    public boolean isOtherLabPresent() {
        return isPresent(otherLabSeenAt);
    }

    /** Whether a heartbeat of a lab that was started earlier has arrived in the last 30 seconds. */
    boolean isEarlierLabPresent() {
        return isPresent(earlierLabSeenAt);
    }

    /** Subscribes to the heartbeats of other labs on the outbound connection. */
    public void startHeartbeats() throws MqttException {
        yielding = false;
        loadLabId();
        if (!outbound.subscribe(this, new MqttSubscription(topic, 0))) {
            log.warn("The {} does not let the lab subscribe to {}, so it cannot detect other labs", broker, topic);
        }
        publishHeartbeat();
    }

    /** Publishes a heartbeat, unless the limit of unconfirmed messages is reached. */
    public void publishHeartbeat() throws MqttException {
        try {
            outbound.client().publish(topic, ownHeartbeat().text().getBytes(UTF_8), 0, false);
        } catch (MqttException e) {
            if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                throw e;
            }
        }
    }

    /** Answers a lab that was started later at once, so that it does not wait for the next heartbeat of this one. */
    @Override
    public void messageArrived(String receivedTopic, MqttMessage message) throws MqttException {
        var other = receive(new String(message.getPayload(), UTF_8));
        if (other.filter(heartbeat -> heartbeat.isLaterThan(ownHeartbeat())).isPresent()) {
            publishHeartbeat();
        }
    }

    /** Handles the heartbeat of another lab, and returns it. Returns empty for any other text. */
    Optional<Heartbeat> receive(String text) {
        var other = Heartbeat.parse(text).filter(heartbeat -> !heartbeat.labId().equals(labId));
        other.ifPresent(this::onHeartbeat);
        return other;
    }

    private void onHeartbeat(Heartbeat other) {
        otherLabSeenAt = monotonic.instant();
        // Keeps this lab the later one while it yields, even if the other lab is restarted.
        startedAt = yielding ? clock.instant() : startedAt;
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
        yielding = true;
    }

    Heartbeat ownHeartbeat() {
        return new Heartbeat(labId, startedAt);
    }

    /** Reads the database, so it has to be called before the thread of a client receives heartbeats. */
    void loadLabId() {
        if (labId.isEmpty()) {
            labId = identity.findOrCreate();
        }
    }

    private boolean isPresent(Instant seenAt) {
        return seenAt.plus(PRESENCE_TIME).isAfter(monotonic.instant());
    }
}
