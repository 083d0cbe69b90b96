// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.ledger.Instance;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.ledger.Missed;
import es.upv.dst.ledger.NotShared;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.integration.mqtt.event.MqttIntegrationEvent;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * In which sessions this instance may hear: its own, and those of instances that are missed. Says once a second that it is
 * there. It stops answering well before another one takes over, so that nobody is answered by two.
 */
@Component
class Sessions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Instance instance;
    private final SessionTable table;
    private final Connections connections;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final TaskScheduler scheduler;
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<Instance, Estate> estates = new ConcurrentHashMap<>();
    private volatile Lease own;
    private volatile boolean failing;
    private volatile Optional<ScheduledFuture<?>> looks = Optional.empty();

    Sessions(
            Instance instance,
            SessionTable table,
            Connections connections,
            Ledger ledger,
            ApplicationEventPublisher events,
            InstantSource clock,
            TaskScheduler scheduler,
            LabBroker broker) {
        if (broker.embedded() && instance.isOneOfSeveral()) {
            throw new NotShared("a broker", "DST_BROKER_URL");
        }
        this.instance = instance;
        this.table = table;
        this.connections = connections;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
        this.scheduler = scheduler;
        this.own = instance.isOneOfSeveral() ? Lease.none(clock) : Lease.forGood(clock);
    }

    /** The right to answer what the broker delivers to this instance; perhaps not held at the moment. */
    Lease own() {
        return own;
    }

    /** How many instances what is published is shared among, this one included. */
    int sharers() {
        return instance.isOneOfSeveral() ? Math.max(1, table.present()) : 1;
    }

    @Override
    public void start() {
        if (instance.isOneOfSeveral()) {
            look();
            // On a thread of its own each time, unlike with a fixed delay: what waits there must not cost the lease.
            looks = Optional.of(scheduler.scheduleAtFixedRate(this::look, BETWEEN_LOOKS));
        }
    }

    /** What it had of other instances is taken over by another one, or by itself when it is back. */
    @Override
    public void stop() {
        looks.ifPresent(future -> future.cancel(false));
        looks = Optional.empty();
        looking.lock();
        try {
            estates.values().forEach(Estate::close);
            estates.clear();
        } finally {
            looking.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return looks.isPresent();
    }

    /** Before the line, which needs a lease; what is heard in the place of others ends with it, too. */
    @Override
    public int getPhase() {
        return Pipeline.PHASE - 2;
    }

    @EventListener
    void on(MqttIntegrationEvent event) {
        estates.values().forEach(estate -> estate.heed(event));
    }

    private void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            var until = clock.instant().plus(instance.missed().multipliedBy(2).dividedBy(3));
            keepOwn(until);
            estates.forEach((missed, estate) -> keep(missed, estate, until));
            adopt(until);
            failing = false;
        } catch (RuntimeException accident) {
            if (!failing) {
                log.warn(
                        "Cannot say that this instance is there; after {} others take it over",
                        instance.missed(),
                        accident);
            }
            failing = true;
        } finally {
            looking.unlock();
        }
    }

    private void keepOwn(Instant until) {
        if (!table.hold()) {
            own.end();
        } else if (own.isHeld()) {
            own.renew(until);
        } else {
            own = begin(until);
        }
    }

    private void keep(Instance missed, Estate estate, Instant until) {
        if (!table.keep(missed)) {
            log.info("{} is back", missed.name());
            end(missed, estate);
            return;
        }
        estate.renew(until);
        if (estate.isOver()) {
            log.info("Nothing is left for {}, which is missed", missed.name());
            end(missed, estate);
        } else if (estate.isLost()) {
            estate.close();
            open(missed, until);
        }
    }

    private void end(Instance missed, Estate estate) {
        estate.close();
        estates.remove(missed);
        table.leave(missed);
    }

    /** An instance that was not heard of itself, because the database was away, cannot tell who is missed. */
    private void adopt(Instant until) {
        if (own.isHeld() && own.since().plus(instance.missed()).isBefore(clock.instant())) {
            table.adopt().forEach(missed -> {
                log.warn("{} is missed; hearing in its place", missed.name());
                open(missed, until);
                events.publishEvent(new Missed(missed));
            });
        }
    }

    private void open(Instance missed, Instant until) {
        var estate = connections.estate(missed, begin(until));
        estates.put(missed, estate);
        estate.open();
    }

    /** What was answered in a session until now, by whomever, is read before anything is answered in it. */
    private Lease begin(Instant until) {
        return ledger.write(() -> {
            ledger.forget();
            return Lease.until(until, clock);
        });
    }
}
