// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

/** A check that must pass before a class; a bean of the feature that it checks. */
public interface Check {

    /** The name of the check, one word; findings are ordered by it. */
    String name();

    /**
     * Runs the check and leaves no changes behind. It should take a few seconds at most. Its thread is not interrupted
     * at the timeout, because it may be inside the embedded database.
     *
     * @throws Exception if the check cannot be completed; this counts as a failure
     */
    Finding run() throws Exception;
}
