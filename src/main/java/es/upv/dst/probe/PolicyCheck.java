// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/**
 * Checks that the broker enforces the access policy, so that each account can do what the policy grants, and nothing
 * else.
 */
@Component
class PolicyCheck implements Check {

    private final LabBroker broker;
    private final Topics topics;
    private final ProbePrecondition precondition;
    private final ProbeRegistry probes;

    PolicyCheck(LabBroker broker, Topics topics, ProbePrecondition precondition, ProbeRegistry probes) {
        this.broker = broker;
        this.topics = topics;
        this.precondition = precondition;
        this.probes = probes;
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Finding run() throws MqttException {
        var unmet = precondition.unmet();
        if (unmet.isPresent()) {
            return unmet.get();
        }
        try (var probe = new PolicyProbe(broker, topics, probes)) {
            var deviations = probe.findDeviations();
            return deviations.isEmpty()
                    ? Finding.pass(PolicyAdvice.ENFORCED.with())
                    : Finding.fail(PolicyAdvice.NOT_ENFORCED.with(deviations, topics.prefix()));
        }
    }

    enum PolicyAdvice implements Sentence.Form {
        ENFORCED("dst and clients without a user can do what the access policy grants them, and nothing else."),
        NOT_ENFORCED("The broker does not enforce the access policy: %s. Correct its accounts and its acl:"
                + " deploy/mosquitto/README.md says how, and bin/dst-lab mosquitto-acl %s prints the"
                + " right acl.");

        private final String english;

        PolicyAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
