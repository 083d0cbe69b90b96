// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.mqtt.ConnectionSupervisor;
import es.upv.dst.mqtt.presence.LabPresence;
import es.upv.dst.storage.Leadership;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Component {@code mqtt}. Up if this instance receives and answers messages of students, or is a standby. Down while
 * the broker is not reached, and while this lab does not connect because an earlier lab uses its topics.
 */
@Component("mqtt")
class MqttHealth extends AbstractHealthIndicator {

    private final ConnectionSupervisor supervisor;
    private final BatchProcessor processor;
    private final InboundQueue queue;
    private final LabPresence presence;
    private final LeaderElection election;
    private final Leadership leadership;

    MqttHealth(
            ConnectionSupervisor supervisor,
            BatchProcessor processor,
            InboundQueue queue,
            LabPresence presence,
            LeaderElection election,
            Leadership leadership) {
        this.supervisor = supervisor;
        this.processor = processor;
        this.queue = queue;
        this.presence = presence;
        this.election = election;
        this.leadership = leadership;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var keepingUp = processor.isRunning() && queue.isKeepingUp();
        var standby = election.isStandby();
        health.status(keepingUp && (standby || supervisor.isUp()) ? Status.UP : Status.DOWN)
                .withDetail("role", leadership.isLeader() ? "leader" : "standby")
                .withDetail("connected", supervisor.isUp())
                .withDetail("keepingUp", keepingUp)
                .withDetail("otherLab", presence.isOtherLabPresent() || election.hasNameOfLeader());
    }
}
