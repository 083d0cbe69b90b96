// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import es.upv.dst.mqtt.ConnectionSupervisor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a check may send probes to the lab. It may do so only while this instance is subscribed. Otherwise the lab
 * would receive the probes later, when they are no longer registered.
 */
@Component
record ProbePrecondition(ConnectionSupervisor supervisor, LeaderElection election) {

    /** The finding of a check that must not send probes now; empty if it may send probes. */
    Optional<Finding> unmet() {
        if (election.isStandby()) {
            return Optional.of(Finding.pass(ProbeAdvice.STANDBY.with()));
        }
        return supervisor.isUp() ? Optional.empty() : Optional.of(Finding.fail(ProbeAdvice.NOT_SUBSCRIBED.with()));
    }

    enum ProbeAdvice implements Sentence.Form {
        STANDBY("Not examined: this instance is a standby. Call GET /api/doctor of the leader."),
        NOT_SUBSCRIBED("Not examined, since the lab is not subscribed: see the check broker.");

        private final String english;

        ProbeAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
