// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.broker.Topics;
import es.upv.dst.ledger.Instance;
import es.upv.dst.mqtt.Probes.Probe;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the probes that instances have sent, of which the broker may give any to any of them. The only instance has none. */
@Repository
class ProbeTable {

    private final JdbcClient jdbc;
    private final Instance instance;
    private final InstantSource clock;
    private final Set<String> shared;

    ProbeTable(JdbcClient jdbc, Instance instance, InstantSource clock, Topics topics) {
        this.jdbc = jdbc;
        this.instance = instance;
        this.clock = clock;
        this.shared = Set.of(topics.request(), topics.submission());
    }

    void add(Probe probe) {
        if (instance.isOneOfSeveral() && shared.contains(probe.topic())) {
            var now = clock.instant().atOffset(UTC);
            jdbc.sql("delete from probe where sent_at < ?")
                    .param(now.minus(Probes.KNOWN))
                    .update();
            jdbc.sql("insert into probe (topic, text, sent_at) values (?, ?, ?)")
                    .params(probe.topic(), probe.text(), now)
                    .update();
        }
    }

    /** Whether an instance has sent it; not if that cannot be asked. */
    boolean has(Probe probe) {
        try {
            return instance.isOneOfSeveral()
                    && jdbc.sql("select count(*) from probe where topic = ? and text = ?")
                            .params(probe.topic(), probe.text())
                            .query((row, number) -> row.getInt(1) > 0)
                            .single();
        } catch (DataAccessException away) {
            return false;
        }
    }
}
