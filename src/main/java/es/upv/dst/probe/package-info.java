// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Probe: the checks of the doctor that send messages to the broker, with each account of the broker.
 *
 * <pre>
 * receives        a run of the doctor: BrokerCheck, PolicyCheck, QosCheck
 * tries           PolicyProbe ─▶ ProbeAccount, one for each account; ProbedTopic, one for each rule of the policy
 * discards        ProbeRegistry recognises a probe that the lab receives, so that the pipeline does not handle it
 * sends           Finding, with advice
 * database tables none
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "broker :: disk",
            "cluster",
            "doctor",
            "language",
            "mqtt",
            "mqtt :: client",
            "mqtt :: presence"
        })
package es.upv.dst.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
