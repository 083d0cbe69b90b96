// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How {@code POST /api/student-flow} goes.
 *
 * @param enabled whether there is such a call
 * @param atOnce how many run at the same time; whoever comes then is refused
 * @param brokerTimeout for each answer of the broker's
 * @param codeTimeout for a code
 * @param verdictTimeout for a verdict
 */
@ConfigurationProperties("dst.studentflow")
record StudentFlowProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("4") int atOnce,
        @DefaultValue("5s") Duration brokerTimeout,
        @DefaultValue("5s") Duration codeTimeout,
        @DefaultValue("5s") Duration verdictTimeout) {

    StudentFlowProperties {
        if (atOnce < 1) {
            throw new IllegalArgumentException("dst.studentflow.at-once is " + atOnce + ", must be at least 1");
        }
    }

    Patience patience() {
        return new Patience(brokerTimeout, codeTimeout, verdictTimeout);
    }
}
