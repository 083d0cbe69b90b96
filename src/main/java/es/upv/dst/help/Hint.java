// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.codes.request.RequestSummary;
import es.upv.dst.submissions.SubmissionSummary;
import es.upv.dst.submissions.Verdict;
import java.util.List;
import java.util.function.Predicate;

/**
 * The next action for a student.
 *
 * @param key the resource key of the texts
 */
record Hint(String key) {

    /**
     * @param requests newest first
     * @param submissions newest first
     */
    static Hint of(List<RequestSummary> requests, List<SubmissionSummary> submissions) {
        Predicate<SubmissionSummary> accepted = submission -> submission.verdict() == Verdict.ACCEPTED;
        if (submissions.stream().anyMatch(accepted.and(SubmissionSummary::byAddress))) {
            return new Hint("hint.CERTIFIED");
        }
        if (submissions.stream().anyMatch(accepted)) {
            return new Hint("hint.TAKEN");
        }
        return latest(requests, submissions);
    }

    private static Hint latest(List<RequestSummary> requests, List<SubmissionSummary> submissions) {
        if (requests.isEmpty() && submissions.isEmpty()) {
            return new Hint("hint.NOTHING");
        }
        var submittedLast = requests.isEmpty()
                || !submissions.isEmpty()
                        && submissions
                                .getFirst()
                                .receivedAt()
                                .isAfter(requests.getFirst().receivedAt());
        return new Hint(
                submittedLast
                        ? "hint." + submissions.getFirst().verdict()
                        : "hint." + requests.getFirst().outcome());
    }
}
