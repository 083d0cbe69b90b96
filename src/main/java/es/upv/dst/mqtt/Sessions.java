// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.ledger.Instance;
import es.upv.dst.ledger.NotShared;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
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
    private final Leases leases;
    private final Estates estates;
    private final InstantSource clock;
    private final TaskScheduler scheduler;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Lease own;
    private volatile boolean failing;
    private volatile Optional<ScheduledFuture<?>> looks = Optional.empty();

    Sessions(
            LabBroker broker,
            Instance instance,
            SessionTable table,
            Leases leases,
            Estates estates,
            InstantSource clock,
            TaskScheduler scheduler) {
        if (broker.embedded() && instance.isOneOfSeveral()) {
            throw new NotShared("a broker", "DST_BROKER_URL");
        }
        this.instance = instance;
        this.table = table;
        this.leases = leases;
        this.estates = estates;
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
            estates.close();
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

    private void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            hold(clock.instant().plus(instance.missed().multipliedBy(2).dividedBy(3)));
            failing = false;
        } catch (RuntimeException accident) {
            if (!failing) {
                log.warn("Cannot say that this instance is there; it is missed in {}", instance.missed(), accident);
            }
            failing = true;
        } finally {
            looking.unlock();
        }
    }

    /** @param until a while after which another instance takes over, if nothing more is heard of this one */
    private void hold(Instant until) {
        if (!table.hold()) {
            own.end();
        } else if (own.isHeld()) {
            own.renew(until);
        } else {
            own = leases.until(until);
        }
        estates.keep(until);
        if (canTellWhoIsMissed()) {
            estates.adopt(until);
        }
    }

    /** Not one that was not heard of itself, as when the database was away for all. */
    private boolean canTellWhoIsMissed() {
        return own.isHeld() && own.since().plus(instance.missed()).isBefore(clock.instant());
    }
}
