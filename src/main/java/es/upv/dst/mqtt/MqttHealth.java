// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.ledger.Leadership;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether students are heard and answered: by this instance, or, if it is a standby, by the leader. Down while the broker is
 * away, and while another lab uses the topics of this one.
 */
@Component("mqtt")
class MqttHealth extends AbstractHealthIndicator {

    private final ConnectionSupervisor supervisor;
    private final BatchProcessor processor;
    private final InboundQueue queue;
    private final LabPresence presence;
    private final LeaderElection election;
    private final Leadership leadership;
    private final InstantSource clock;

    MqttHealth(
            ConnectionSupervisor supervisor,
            BatchProcessor processor,
            InboundQueue queue,
            LabPresence presence,
            LeaderElection election,
            Leadership leadership,
            InstantSource clock) {
        this.supervisor = supervisor;
        this.processor = processor;
        this.queue = queue;
        this.presence = presence;
        this.election = election;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var keepingUp = processor.isRunning() && queue.isKeepingUp(clock.instant());
        var standby = election.isStandby();
        health.status(keepingUp && (standby || supervisor.isUp()) ? Status.UP : Status.DOWN)
                .withDetail("role", leadership.isLeader() ? "leader" : "standby")
                .withDetail("connected", supervisor.isUp())
                .withDetail("keepingUp", keepingUp)
                .withDetail("otherLab", presence.isOtherLabThere() || election.isDuplicate());
    }
}
