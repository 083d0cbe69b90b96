// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.progress;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.submissions.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an enrolled student has come, and why the student has not come farther.
 *
 * @param reason the outcome or the verdict of the last message; {@code NOTHING} before the first message; {@code TAKEN}
 *     if another student's submission was accepted with a code of this student; {@code UNMATCHED} if one with an
 *     address that is not on the roster was accepted
 * @param since when the last message arrived; empty before the first message
 * @param requests the number of requests
 * @param submissions the number of submissions
 */
public record StudentProgress(
        ProgressState state, String reason, Optional<Instant> since, int requests, int submissions) {

    static final StudentProgress NONE = new StudentProgress(ProgressState.NOT_SEEN, "NOTHING", Optional.empty(), 0, 0);

    public static final String TAKEN = "TAKEN";
    public static final String UNMATCHED = "UNMATCHED";

    StudentProgress afterRequest(Outcome outcome, Instant at) {
        var next = outcome == Outcome.ISSUED ? ProgressState.ANSWERED : ProgressState.ASKED;
        return state.isCertified()
                ? new StudentProgress(state, reason, since, requests + 1, submissions)
                : new StudentProgress(next, outcome.name(), Optional.of(at), requests + 1, submissions);
    }

    StudentProgress afterSubmission(Verdict verdict, Instant at) {
        if (state.isCertified()) {
            return new StudentProgress(state, reason, since, requests, submissions + 1);
        }
        var next = verdict == Verdict.ACCEPTED ? ProgressState.CERTIFIED : ProgressState.REFUSED;
        return new StudentProgress(next, verdict.name(), Optional.of(at), requests, submissions + 1);
    }

    /**
     * After a submission with another address was accepted with a code of this student.
     *
     * @param byOther whether the address is that of another student; otherwise it may be another one of this student
     */
    StudentProgress afterCodeWasUsed(boolean byOther, Instant at) {
        return state.isCertified()
                ? this
                : new StudentProgress(
                        ProgressState.REFUSED, byOther ? TAKEN : UNMATCHED, Optional.of(at), requests, submissions);
    }

    StudentProgress afterConfirmation(Instant at) {
        return state == ProgressState.CERTIFIED
                ? new StudentProgress(ProgressState.MAILED, reason, Optional.of(at), requests, submissions)
                : this;
    }
}
