// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.mqtt.event.MqttConnectionFailedEvent;
import org.springframework.integration.mqtt.event.MqttIntegrationEvent;

/**
 * What the broker keeps for an instance that is missed, heard in its place until nothing has come for a while. Its session is
 * left without subscriptions, so that nobody's message waits there for somebody who may never come back.
 */
final class Estate implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Estate.class);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Lease lease;
    private final InstantSource clock;
    private final Ear ear;
    private final Queue<Arrival> unanswered = new ConcurrentLinkedQueue<>();
    private volatile Instant heardAt = Instant.MIN;
    private volatile boolean unsubscribed;
    private volatile boolean lost;

    /**
     * @param inbox where what is heard goes
     * @param ears makes the ear that hears it
     */
    Estate(Lease lease, Consumer<Arrival> inbox, InstantSource clock, Function<Consumer<Arrival>, Ear> ears) {
        this.lease = lease;
        this.clock = clock;
        this.ear = ears.apply(arrival -> {
            heardAt = clock.instant();
            unanswered.add(arrival);
            inbox.accept(arrival);
        });
    }

    /** On a thread of its own, since whoever keeps leases must not wait for a broker. */
    void open() {
        Thread.ofVirtual().name("mqtt-adopt").start(() -> {
            ear.open();
            unsubscribe();
        });
    }

    /** Heeds what Spring Integration says of a connection, which may be another one. */
    void heed(MqttIntegrationEvent event) {
        if (ear.isSourceOf(event.getSource()) && event instanceof MqttConnectionFailedEvent) {
            lost = true;
        }
    }

    /** Without having subscribed: Paho throws if a subscription goes while it delivers. */
    private void unsubscribe() {
        try {
            ear.unsubscribe();
            heardAt = clock.instant();
            unsubscribed = true;
        } catch (RuntimeException accident) {
            // Most often another instance has taken the session over, as the one that was missed does when it is back.
            log.info("Could not unsubscribe for an instance that is missed: {}", accident.toString());
            lost = true;
        }
    }

    void renew(Instant until) {
        lease.renew(until);
    }

    boolean isLost() {
        return lost || !lease.isHeld();
    }

    /** Whether nothing more is to come, and all that came is answered. */
    boolean isOver() {
        unanswered.removeIf(Arrival::isAcknowledged);
        return !lost
                && unsubscribed
                && unanswered.isEmpty()
                && clock.instant().minus(SILENCE).isAfter(heardAt);
    }

    /** What of it waits for the teacher still is left to whoever hears it next. */
    @Override
    public void close() {
        lease.end();
        Thread.ofVirtual().name("mqtt-leave").start(ear::close);
    }
}
