// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.disk.StoreShortage;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import es.upv.dst.mqtt.ConnectionSupervisor;
import es.upv.dst.mqtt.client.ShortLivedClient;
import es.upv.dst.mqtt.presence.LabPresence;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/** Checks that the broker accepts the lab's account and all messages, and that the lab is subscribed. */
@Component
class BrokerCheck implements Check {

    private final LabBroker broker;
    private final StoreSpace space;
    private final ConnectionSupervisor supervisor;
    private final LabPresence presence;
    private final LeaderElection election;
    private final ProbeRegistry probes;

    BrokerCheck(
            LabBroker broker,
            StoreSpace space,
            ConnectionSupervisor supervisor,
            LabPresence presence,
            LeaderElection election,
            ProbeRegistry probes) {
        this.broker = broker;
        this.space = space;
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
        return space.shortage().map(this::noSpace).orElseGet(this::connect);
    }

    private Finding noSpace(StoreShortage shortage) {
        return Finding.fail(BrokerAdvice.NO_SPACE.with(
                broker.url(), shortage.freeMegabytes(), shortage.minimum().toMegabytes()));
    }

    private Finding connect() {
        try (var _ = new ShortLivedClient(
                broker, ClientRole.TEACHER, probes.create("").text(), message -> false)) {
            if (presence.isYielding() || election.hasNameOfLeader()) {
                return Finding.fail(BrokerAdvice.YIELDING.with(broker.url()));
            }
            if (presence.isOtherLabPresent()) {
                return Finding.fail(BrokerAdvice.OTHER_LAB.with(broker.url()));
            }
            if (election.isStandby()) {
                return Finding.pass(BrokerAdvice.STANDBY.with(broker.url()));
            }
            return supervisor.isUp()
                    ? Finding.pass(BrokerAdvice.SUBSCRIBED.with(broker.url()))
                    : Finding.fail(BrokerAdvice.NOT_SUBSCRIBED.with(broker.url()));
        } catch (MqttException e) {
            if (e.getCause() instanceof SSLException sslException) {
                return Finding.fail(
                        BrokerAdvice.NOT_TRUSTED.with(broker.url(), String.valueOf(sslException.getMessage())));
            }
            return Finding.fail(
                    BrokerAdvice.UNUSABLE.with(broker.url(), broker.username(), ShortLivedClient.reason(e)));
        }
    }

    enum BrokerAdvice implements Sentence.Form {
        SUBSCRIBED("The broker at %s accepts the teacher's account, and the lab is subscribed."),
        STANDBY("The broker at %s accepts the teacher's account. This instance is a standby; the leader is"
                + " subscribed."),
        NOT_SUBSCRIBED("The broker at %s accepts the teacher's account, but the lab is not subscribed yet."
                + " Try again in a few seconds; if it stays so, read the lab's log."),
        YIELDING("Another lab uses the same topics of the broker at %s, so this one receives no messages."
                + " Stop one of them, or give them different DST_TOPICS_PREFIX; for a standby, give both the"
                + " same PostgreSQL and different DST_INSTANCE_NAME."),
        OTHER_LAB("Another lab uses the same topics of the broker at %s, and handles the same messages. Stop"
                + " it, or give it another DST_TOPICS_PREFIX."),
        NOT_TRUSTED("The certificate of the broker at %s is not trusted: %s. It must contain the host name of"
                + " DST_BROKER_URL, and DST_BROKER_SSLBUNDLE must name the CA that has signed it."),
        NO_SPACE("The broker at %s refuses messages at QoS 1 and 2, because only %s MB are free on the disk of the"
                + " data folder: less than the %s MB of DST_BROKER_FREESPACE. Free disk space."),
        UNUSABLE("The broker at %s cannot be used as %s: %s. Start it, and check its address (DST_BROKER_URL)"
                + " and the teacher's account (DST_BROKER_USERNAME, DST_BROKER_PASSWORD).");

        private final String english;

        BrokerAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
