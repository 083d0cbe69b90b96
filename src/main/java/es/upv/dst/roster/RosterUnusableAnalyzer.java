// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a roster that stops the start into a report that can be read, instead of a stack trace. */
class RosterUnusableAnalyzer extends AbstractFailureAnalyzer<RosterUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RosterUnusable cause) {
        var action = "Correct the file, or start without it (DST_ROSTER) and send it to /api/roster later.";
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
    }
}
