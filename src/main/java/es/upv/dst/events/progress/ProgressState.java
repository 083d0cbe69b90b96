// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.progress;

/** How far an enrolled student has come. */
public enum ProgressState {
    /** No message of the student has arrived. */
    NOT_SEEN,
    /** A request has arrived, but was not answered with a code. */
    ASKED,
    /** A code was published for the student. */
    ANSWERED,
    /** The last submission was refused. */
    REFUSED,
    /** A submission with the address of the student was accepted. */
    CERTIFIED,
    /** The confirmation was mailed. */
    MAILED;

    /** Whether the student has finished the exercise. */
    public boolean isCertified() {
        return compareTo(CERTIFIED) >= 0;
    }
}
