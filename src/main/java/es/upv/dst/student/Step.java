// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

/** The steps of a student's program, in order, with the reason for each kind of failure. */
public enum Step {
    CONNECT(FailureReason.LOGIN_REFUSED, FailureReason.BROKER_UNREACHABLE, FailureReason.BROKER_UNREACHABLE),
    SUBSCRIBE(FailureReason.SUBSCRIPTION_REFUSED, FailureReason.BROKER_SILENT, FailureReason.CONNECTION_LOST),
    ASK(FailureReason.REQUEST_REFUSED, FailureReason.BROKER_SILENT, FailureReason.CONNECTION_LOST),
    CODE(FailureReason.CONNECTION_LOST, FailureReason.NO_CODE_IN_TIME, FailureReason.CONNECTION_LOST),
    SOLVE(FailureReason.SOLUTION_REFUSED, FailureReason.BROKER_SILENT, FailureReason.CONNECTION_LOST),
    VERDICT(FailureReason.CONNECTION_LOST, FailureReason.NO_VERDICT_IN_TIME, FailureReason.CONNECTION_LOST);

    private final FailureReason onRefusal;
    private final FailureReason onTimeout;
    private final FailureReason onDisconnect;

    Step(FailureReason onRefusal, FailureReason onTimeout, FailureReason onDisconnect) {
        this.onRefusal = onRefusal;
        this.onTimeout = onTimeout;
        this.onDisconnect = onDisconnect;
    }

    /** The reason if the broker refuses the step. */
    FailureReason onRefusal() {
        return onRefusal;
    }

    /** The reason if there is no answer in time. */
    FailureReason onTimeout() {
        return onTimeout;
    }

    /** The reason if the connection could not be made or was lost. */
    FailureReason onDisconnect() {
        return onDisconnect;
    }
}
