// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports that the configured roster cannot be imported, with the action to take and without a stack trace. */
class RosterUnusableFailureAnalyzer extends AbstractFailureAnalyzer<RosterUnusableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RosterUnusableException cause) {
        var action = "Correct the file, or start without it (DST_ROSTER) and send it to /api/roster later.";
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
    }
}
