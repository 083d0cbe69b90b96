// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.ledger.Instance;
import es.upv.dst.ledger.NotShared;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * In which sessions this instance may hear: its own, and those of instances that are missed. Says once a second that it is
 * there. It stops answering well before another one takes over, so that nobody is answered by two.
 */
@Component
class Sessions implements SmartLifecycle {

    private final Instance instance;
    private final SessionTable table;
    private final Leases leases;
    private final Estates estates;
    private final TaskScheduler scheduler;
    private volatile Lease own;
    private volatile List<EverySecond> looks = List.of();

    Sessions(
            LabBroker broker,
            Instance instance,
            SessionTable table,
            Leases leases,
            Estates estates,
            TaskScheduler scheduler) {
        if (broker.embedded() && instance.isOneOfSeveral()) {
            throw new NotShared("a broker", "DST_BROKER_URL");
        }
        this.instance = instance;
        this.table = table;
        this.leases = leases;
        this.estates = estates;
        this.scheduler = scheduler;
        this.own = instance.isOneOfSeveral() ? leases.none() : leases.forGood();
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
            looks = List.of(
                    new EverySecond(scheduler, "say that this instance is there", this::hold),
                    new EverySecond(scheduler, "see who is missed", () -> estates.look(own)));
        }
    }

    /** What it had of other instances is taken over by another one, or by itself when it is back. */
    @Override
    public void stop() {
        looks.forEach(EverySecond::close);
        looks = List.of();
        estates.close();
    }

    @Override
    public boolean isRunning() {
        return !looks.isEmpty();
    }

    /** Before the line, which needs a lease; what is heard in the place of others ends with it, too. */
    @Override
    public int getPhase() {
        return Pipeline.PHASE - 2;
    }

    private void hold() {
        var end = leases.nextEnd();
        if (!table.hold()) {
            own.end();
        } else if (own.isHeld()) {
            own.renew(end);
        } else {
            own = leases.until(end);
        }
    }
}
