// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of {@code POST /api/student-flow}.
 *
 * @param enabled whether the endpoint exists
 * @param atOnce the maximum number of concurrent runs, at least 1; further calls are refused
 * @param brokerTimeout the timeout for each answer of the broker; positive
 * @param codeTimeout the timeout for a code; positive
 * @param verdictTimeout the timeout for a verdict; positive
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

    FlowTimeouts timeouts() {
        return new FlowTimeouts(brokerTimeout, codeTimeout, verdictTimeout);
    }
}
