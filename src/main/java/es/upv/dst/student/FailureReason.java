// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.Topics;

/** The reason why a student's program ended without a verdict. */
public enum FailureReason {
    BROKER_UNREACHABLE(
            "No broker answers at this address: check that it is started, that the address is right, and that no"
                    + " firewall blocks the port."),
    LOGIN_REFUSED("The broker refuses the user dst with the password dst: configure that account on the broker."),
    SUBSCRIPTION_REFUSED("The broker does not let dst subscribe: configure the lab's access policy."),
    REQUEST_REFUSED("The broker does not let dst publish on {request}: configure the lab's access policy."),
    SOLUTION_REFUSED("The broker does not let dst publish on {submission}: configure the lab's access policy."),
    BROKER_SILENT("The broker accepted the connection but does not answer: it is overloaded or stuck; see its log."),
    NOT_ENROLLED("The lab does not answer a DNI that is not on the roster: enrol the student."),
    DNI_MALFORMED(
            "The lab does not answer a malformed DNI: send eight digits, or X, Y or Z and seven digits, no letter."),
    NO_CODE_IN_TIME(
            "See /api/requests for whether the request arrived and its outcome, and /api/status for whether the lab"
                    + " is connected to the broker."),
    NO_OTHER_CODE_IN_TIME(
            "Other students redeemed every code that was received, because each code is published to all: try again."),
    NO_VERDICT_IN_TIME("See /api/submissions for whether the submission arrived and for its verdict."),
    CONNECTION_LOST("The broker closed the connection: see its log.");

    private final String advice;

    FailureReason(String advice) {
        this.advice = advice;
    }

    /** The action to take, in English. */
    String advice(Topics topics) {
        return advice.replace("{request}", topics.request()).replace("{submission}", topics.submission());
    }
}
