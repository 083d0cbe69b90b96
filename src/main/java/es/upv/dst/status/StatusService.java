// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.disk.StoreShortage;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.codes.CodeService;
import es.upv.dst.mail.outbox.Outbox;
import es.upv.dst.mqtt.ConnectionSupervisor;
import es.upv.dst.roster.Roster;
import es.upv.dst.storage.Instance;
import es.upv.dst.storage.Leadership;
import es.upv.dst.submissions.SubmissionService;
import es.upv.dst.submissions.guessing.GuessDetector;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Reads the state of the lab from the features. */
@Service
public class StatusService {

    private final LabBroker broker;
    private final StoreSpace space;
    private final ConnectionSupervisor supervisor;
    private final Roster roster;
    private final CodeService codes;
    private final SubmissionService submissions;
    private final GuessDetector guesses;
    private final Outbox outbox;
    private final Instance instance;
    private final Leadership leadership;
    private final Instant startedAt;

    StatusService(
            LabBroker broker,
            StoreSpace space,
            ConnectionSupervisor supervisor,
            Roster roster,
            CodeService codes,
            SubmissionService submissions,
            GuessDetector guesses,
            Outbox outbox,
            Instance instance,
            Leadership leadership,
            InstantSource clock) {
        this.broker = broker;
        this.space = space;
        this.supervisor = supervisor;
        this.roster = roster;
        this.codes = codes;
        this.submissions = submissions;
        this.guesses = guesses;
        this.outbox = outbox;
        this.instance = instance;
        this.leadership = leadership;
        this.startedAt = clock.instant();
    }

    public LabStatus status() {
        return new LabStatus(
                new LabStatus.BrokerStatus(
                        supervisor.isUp(),
                        broker.embedded(),
                        broker.url(),
                        space.shortage().map(StoreShortage::reason).orElse("")),
                new LabStatus.RosterStatus(roster.enrolled()),
                codes.poolStatus(),
                codes.requestCounts(),
                submissions.counts(),
                guesses.count().isGuessing(),
                outbox.counts(),
                new LabStatus.InstanceStatus(
                        instance.name(),
                        leadership.isLeader() ? LabStatus.InstanceRole.LEADER : LabStatus.InstanceRole.STANDBY),
                startedAt);
    }
}
