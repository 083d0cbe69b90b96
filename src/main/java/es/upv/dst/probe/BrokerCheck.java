// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.mqtt.ConnectionSupervisor;
import es.upv.dst.mqtt.LabPresence;
import es.upv.dst.mqtt.client.ShortLivedClient;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/** Checks that the broker accepts the lab's account, and that the lab is subscribed. */
@Component
class BrokerCheck implements Check {

    private final LabBroker broker;
    private final ConnectionSupervisor supervisor;
    private final LabPresence presence;
    private final LeaderElection election;
    private final ProbeRegistry probes;

    BrokerCheck(
            LabBroker broker,
            ConnectionSupervisor supervisor,
            LabPresence presence,
            LeaderElection election,
            ProbeRegistry probes) {
        this.broker = broker;
        this.supervisor = supervisor;
        this.presence = presence;
        this.election = election;
        this.probes = probes;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public Finding run() {
        try (var _ = new ShortLivedClient(
                broker, ClientRole.TEACHER, probes.create("").text(), message -> false)) {
            if (presence.isYielding() || election.hasNameOfLeader()) {
                return Finding.fail(
                        ("Another lab uses the same topics of the %s, so this one receives no messages. Stop one"
                                        + " of them, or give them different DST_TOPICS_PREFIX; for a standby, give both"
                                        + " the same PostgreSQL and different DST_INSTANCE_NAME.")
                                .formatted(broker));
            }
            if (presence.isOtherLabPresent()) {
                return Finding.fail(
                        ("Another lab uses the same topics of the %s, and handles the same messages. Stop it, or"
                                        + " give it another DST_TOPICS_PREFIX.")
                                .formatted(broker));
            }
            if (election.isStandby()) {
                return Finding.pass(("The %s accepts the teacher's account. This instance is a standby; the leader is"
                                + " subscribed.")
                        .formatted(broker));
            }
            return supervisor.isUp()
                    ? Finding.pass("The %s accepts the teacher's account, and the lab is subscribed.".formatted(broker))
                    : Finding.fail(
                            ("The %s accepts the teacher's account, but the lab is not subscribed yet. Try again in"
                                            + " a few seconds; if it stays so, read the lab's log.")
                                    .formatted(broker));
        } catch (MqttException e) {
            if (e.getCause() instanceof SSLException sslException) {
                return Finding.fail(("The certificate of the %s is not trusted: %s. It must contain the host name of"
                                + " DST_BROKER_URL, and DST_BROKER_SSLBUNDLE must name the CA that has signed it.")
                        .formatted(broker, sslException.getMessage()));
            }
            return Finding.fail(
                    ("The %s cannot be used as %s: %s. Start it, and check its address (DST_BROKER_URL) and the"
                                    + " teacher's account (DST_BROKER_USERNAME, DST_BROKER_PASSWORD).")
                            .formatted(broker, broker.username(), ShortLivedClient.reason(e)));
        }
    }
}
