// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

/** What a student's program does, in this order, and how each can fail. */
public enum Step {
    CONNECT(Ending.LOGIN_REFUSED, Ending.BROKER_UNREACHABLE, Ending.BROKER_UNREACHABLE),
    SUBSCRIBE(Ending.SUBSCRIPTION_REFUSED, Ending.BROKER_SILENT, Ending.CONNECTION_LOST),
    ASK(Ending.REQUEST_REFUSED, Ending.BROKER_SILENT, Ending.CONNECTION_LOST),
    CODE(Ending.CONNECTION_LOST, Ending.NO_CODE_IN_TIME, Ending.CONNECTION_LOST),
    SOLVE(Ending.SOLUTION_REFUSED, Ending.BROKER_SILENT, Ending.CONNECTION_LOST),
    VERDICT(Ending.CONNECTION_LOST, Ending.NO_VERDICT_IN_TIME, Ending.CONNECTION_LOST);

    private final Ending refused;
    private final Ending late;
    private final Ending broken;

    Step(Ending refused, Ending late, Ending broken) {
        this.refused = refused;
        this.late = late;
        this.broken = broken;
    }

    /** If the broker says no. */
    Ending refused() {
        return refused;
    }

    /** If nothing is said in time. */
    Ending late() {
        return late;
    }

    /** If there is no connection, or none any more. */
    Ending broken() {
        return broken;
    }
}
