// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.ledger.Instance;
import es.upv.dst.ledger.Missed;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.integration.mqtt.event.MqttIntegrationEvent;
import org.springframework.stereotype.Component;

/** The sessions of instances that are missed, in which this one hears until they are back or nothing is left. */
@Component
class Estates {

    private static final Logger log = LoggerFactory.getLogger(Estates.class);

    private final SessionTable table;
    private final Connections connections;
    private final Leases leases;
    private final ApplicationEventPublisher events;
    private final Map<Instance, Estate> estates = new ConcurrentHashMap<>();

    Estates(SessionTable table, Connections connections, Leases leases, ApplicationEventPublisher events) {
        this.table = table;
        this.connections = connections;
        this.leases = leases;
        this.events = events;
    }

    /**
     * Says that this instance hears in them still, ends those that have come to an end, and takes over those that are missed
     * now. An instance that was not heard of itself, as when the database was away, cannot tell who is missed.
     */
    void look(Lease own) {
        estates.forEach(this::keep);
        if (leases.outlasts(own)) {
            var end = leases.nextEnd();
            table.adopt().forEach(missed -> adopt(missed, end));
        }
    }

    /** Leaves them to others. */
    void close() {
        estates.values().forEach(Estate::close);
        estates.clear();
    }

    @EventListener
    void on(MqttIntegrationEvent event) {
        estates.values().forEach(estate -> estate.heed(event));
    }

    private void adopt(Instance missed, Instant end) {
        log.warn("{} is missed; hearing in its place", missed.name());
        open(missed, end);
        events.publishEvent(new Missed(missed));
    }

    private void keep(Instance missed, Estate estate) {
        var end = leases.nextEnd();
        if (!table.keep(missed)) {
            log.info("{} is back", missed.name());
            end(missed, estate);
            return;
        }
        estate.renew(end);
        if (estate.isOver()) {
            log.info("Nothing is left for {}, which is missed", missed.name());
            end(missed, estate);
        } else if (estate.isLost()) {
            estate.close();
            open(missed, end);
        }
    }

    private void open(Instance missed, Instant end) {
        var estate = connections.estate(missed, leases.until(end));
        estates.put(missed, estate);
        estate.open();
    }

    private void end(Instance missed, Estate estate) {
        estate.close();
        estates.remove(missed);
        table.leave(missed);
    }
}
