// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

/** A check that must pass before a class. It is a bean of the feature that it examines. */
public interface Check {

    /** The name of the check, which is one word. Findings are ordered by this name. */
    String name();

    /**
     * Runs the check and leaves no changes behind. It should take a few seconds at most. At the timeout the thread of
     * the check is not interrupted, because the thread may be inside the embedded database.
     *
     * @throws Exception if the check cannot be completed; this counts as a failure
     */
    Finding run() throws Exception;
}
