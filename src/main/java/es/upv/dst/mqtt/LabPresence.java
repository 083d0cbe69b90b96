// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.Who;
import es.upv.dst.ledger.LabIdentity;
import es.upv.dst.mqtt.Probes.Probe;
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
 * Finds out whether another lab, with a database of its own, uses the same topics of the same broker. Both would handle each
 * message, and with the same account each would close the other's connections. The one that was started later stops.
 */
@Component
class LabPresence implements IMqttMessageListener {

    private static final Logger log = LoggerFactory.getLogger(LabPresence.class);

    /** Nobody but the teacher may use it; one level below the prefix, as the other topics of the lab. */
    private static final String LEVEL = "/LABORATORIO";

    /** Longer than between two heartbeats, which are published twice a second. */
    private static final Duration LISTENING = Duration.ofMillis(1_200);

    /** A lab that was there before may reconnect in this time. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final LabBroker broker;
    private final BrokerConnection outbound;
    private final LabIdentity identity;
    private final Probes probes;
    private final InstantSource clock;
    private final String topic;
    private volatile Instant startedAt;
    private volatile String lab = "";
    private volatile Instant heardAt = Instant.EPOCH;
    private volatile Instant earlierHeardAt = Instant.EPOCH;
    private volatile boolean alone;
    private volatile boolean yielding;
    private Optional<Listener> listener = Optional.empty();

    LabPresence(
            LabBroker broker,
            @Qualifier("outboundConnection") BrokerConnection outbound,
            LabIdentity identity,
            Topics topics,
            Probes probes,
            InstantSource clock) {
        this.broker = broker;
        this.outbound = outbound;
        this.identity = identity;
        this.probes = probes;
        this.clock = clock;
        this.topic = topics.prefix() + LEVEL;
        this.startedAt = clock.instant();
        this.alone = broker.embedded();
    }

    /** Whether this lab does not connect, because another one was there before. */
    boolean isYielding() {
        return yielding;
    }

    /** Whether another lab has been heard lately. */
    boolean isOtherLabThere() {
        return isWithin(SILENCE, heardAt);
    }

    /** This instance has been a standby of the one that was connected, which has found out. */
    void trustFormerLeader() {
        alone = true;
    }

    /** Another client has taken a connection over, as only a lab with the same account does. */
    void suspectOtherLab() {
        alone = broker.embedded();
    }

    /**
     * Whether this lab may connect: no other one is there, or only those that were started later, which stop when they hear this
     * one. Listens for a while on a connection of its own, and publishes heartbeats there, until it knows.
     *
     * @throws MqttException if the broker is not reached
     */
    boolean isAlone() throws MqttException {
        if (alone) {
            return true;
        }
        own();
        var listening = listener();
        if (isWithin(SILENCE, earlierHeardAt)) {
            stopReceiving();
            return false;
        }
        listening.client().publish(0, Stream.of(new Probe(topic, own().text())));
        if (!isWithin(LISTENING, listening.since()) && !isWithin(LISTENING, heardAt)) {
            alone = true;
            close();
        }
        return alone;
    }

    /** Listens to other labs while this one is connected. */
    void join() throws MqttException {
        yielding = false;
        own();
        if (!outbound.subscribe(this, new MqttSubscription(topic, 0))) {
            log.warn("The {} does not let the lab subscribe to {}, so it does not hear of other labs", broker, topic);
        }
        beat();
    }

    /** Publishes a heartbeat, unless as many answers are on their way as the broker allows. */
    void beat() throws MqttException {
        try {
            outbound.client().publish(topic, own().text().getBytes(US_ASCII), 0, false);
        } catch (MqttException e) {
            if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                throw e;
            }
        }
    }

    void close() {
        listener.ifPresent(listening -> listening.client().close());
        listener = Optional.empty();
    }

    @Override
    public void messageArrived(String heardOn, MqttMessage message) {
        hear(new String(message.getPayload(), UTF_8));
    }

    private boolean hear(String text) {
        Heartbeat.parse(text).filter(other -> !other.lab().equals(lab)).ifPresent(this::hear);
        return false;
    }

    private void hear(Heartbeat other) {
        heardAt = clock.instant();
        // A lab that has stopped is later than the one that was there before, also if that one has restarted meanwhile.
        startedAt = yielding ? heardAt : startedAt;
        if (own().isLaterThan(other)) {
            earlierHeardAt = heardAt;
            stopReceiving();
        }
    }

    private void stopReceiving() {
        if (!yielding) {
            log.error(
                    "Another lab uses the topics of this one on the {}; this one stops receiving. Give it another"
                            + " DST_TOPICS_PREFIX, or the same database and a DST_INSTANCE_NAME, or stop one of them",
                    broker);
        }
        alone = false;
        yielding = true;
    }

    private Listener listener() throws MqttException {
        if (listener.filter(listening -> listening.client().isConnected()).isEmpty()) {
            close();
            var client = new Guest(broker, Who.TEACHER, probes.fresh("").text(), heard -> hear(heard.text()));
            client.subscribe(topic);
            listener = Optional.of(new Listener(client, clock.instant()));
        }
        return listener.get();
    }

    private Heartbeat own() {
        if (lab.isEmpty()) {
            lab = identity.id();
        }
        return new Heartbeat(lab, startedAt);
    }

    private boolean isWithin(Duration time, Instant since) {
        return since.plus(time).isAfter(clock.instant());
    }

    private record Listener(Guest client, Instant since) {}
}
