// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.mqtt.ConnectionSupervisor;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/** Checks that the broker enforces the access policy: each account can do what the policy grants, and nothing else. */
@Component
class PolicyCheck implements Check {

    private final LabBroker broker;
    private final Topics topics;
    private final ConnectionSupervisor supervisor;
    private final LeaderElection election;
    private final ProbeRegistry probes;

    PolicyCheck(
            LabBroker broker,
            Topics topics,
            ConnectionSupervisor supervisor,
            LeaderElection election,
            ProbeRegistry probes) {
        this.broker = broker;
        this.topics = topics;
        this.supervisor = supervisor;
        this.election = election;
        this.probes = probes;
    }

    @Override
    public String name() {
        return "policy";
    }

    /** Sends no probe unless the lab is subscribed: it would receive them later, when they are no longer registered. */
    @Override
    public Finding examine() throws MqttException {
        if (election.isStandby()) {
            return Finding.pass("Not examined: this instance is a standby, and the leader listens. Ask the leader.");
        }
        if (!supervisor.isUp()) {
            return Finding.fail("Not examined, since the lab does not listen: see the check broker.");
        }
        try (var probe = new PolicyProbe(broker, topics, probes)) {
            var deviations = probe.deviations();
            return deviations.isEmpty()
                    ? Finding.pass(
                            "dst and clients without a user can do what the table of topics grants them, and nothing else.")
                    : Finding.fail(("Not as the table of topics has it: %s. Correct the broker's accounts and its acl:"
                                    + " deploy/mosquitto/README.md says how, and java -jar dst-lab.jar"
                                    + " mosquitto-acl %s prints an acl that is right.")
                            .formatted(String.join("; ", deviations), topics.prefix()));
        }
    }
}
