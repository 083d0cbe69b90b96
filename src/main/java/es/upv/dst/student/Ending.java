// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.Topics;

/** Why a student's program ended before it had its verdict. */
public enum Ending {
    BROKER_UNREACHABLE(
            "No broker answers there: is it started, is the address right, does a firewall let the port through?"),
    LOGIN_REFUSED(
            "The broker does not let dst in with the password dst: give it the account that the students' sheet has."),
    SUBSCRIPTION_REFUSED("The broker does not let dst subscribe: give it the lab's access policy."),
    REQUEST_REFUSED("The broker does not let dst publish on {request}: give it the lab's access policy."),
    SOLUTION_REFUSED("The broker does not let dst publish on {submission}: give it the lab's access policy."),
    BROKER_SILENT(
            "The broker has let dst in and does not answer: it is too busy or stands still, its log may say why."),
    NOT_ENROLLED("The lab is silent to a DNI that is not on the roster: enrol the student."),
    DNI_MALFORMED(
            "The lab is silent to what is no DNI: that is eight digits, or X, Y or Z and seven digits, without its letter."),
    NO_CODE_IN_TIME(
            "See /api/requests for whether the request came and what became of it, and /api/status for whether the lab"
                    + " is connected to the broker."),
    NO_OTHER_CODE_IN_TIME(
            "Each code that was heard has been used by somebody else, for everybody hears every code: ask again."),
    NO_VERDICT_IN_TIME("See /api/submissions for whether the solution came and what became of it."),
    CONNECTION_LOST("The broker hung up: its log may say why.");

    private final String advice;

    Ending(String advice) {
        this.advice = advice;
    }

    /** What to do about it. */
    String advice(Topics topics) {
        return advice.replace("{request}", topics.request()).replace("{submission}", topics.submission());
    }
}
