// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import es.upv.dst.mqtt.client.ShortLivedClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Checks that messages that students publish at QoS 0 reach the lab at QoS 1, so that the broker stores them while the
 * lab is not connected. The lab's account sends the messages, so that a missing grant of the students' account does not
 * affect this check.
 */
@Component
class QosCheck implements Check {

    private static final int TIMEOUT_SECONDS = 3;

    private final LabBroker broker;
    private final Topics topics;
    private final ProbePrecondition precondition;
    private final ProbeRegistry probes;

    QosCheck(LabBroker broker, Topics topics, ProbePrecondition precondition, ProbeRegistry probes) {
        this.broker = broker;
        this.topics = topics;
        this.precondition = precondition;
        this.probes = probes;
    }

    @Override
    public String name() {
        return "qos";
    }

    @Override
    public Finding run() throws Exception {
        var unmet = precondition.unmet();
        if (unmet.isPresent()) {
            return unmet.get();
        }
        var messages = Stream.of(topics.request(), topics.submission())
                .map(probes::create)
                .toList();
        var expected = messages.stream().map(probes::register).toList();
        try (var sender = new ShortLivedClient(
                broker, ClientRole.TEACHER, probes.create("").text(), message -> false)) {
            sender.publish(0, messages.stream());
            for (var receivedQos : expected) {
                if (receivedQos.get(TIMEOUT_SECONDS, TimeUnit.SECONDS) == 0) {
                    return Finding.fail(QosAdvice.NOT_UPGRADED.with());
                }
            }
            return Finding.pass(QosAdvice.UPGRADED.with());
        } catch (TimeoutException e) {
            return Finding.fail(QosAdvice.NOT_RECEIVED.with(TIMEOUT_SECONDS));
        }
    }

    enum QosAdvice implements Sentence.Form {
        UPGRADED("Messages that students publish at QoS 0 reach the lab at QoS 1."),
        NOT_UPGRADED("Messages that students publish at QoS 0 reach the lab at QoS 0, so they are lost while"
                + " the lab restarts. Set upgrade_outgoing_qos true in mosquitto.conf."),
        NOT_RECEIVED("A message of the teacher's account did not reach the lab in %s seconds. See the check"
                + " policy, and the broker's log.");

        private final String english;

        QosAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
