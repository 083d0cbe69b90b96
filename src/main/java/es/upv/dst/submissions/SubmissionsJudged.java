// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import java.util.List;

/**
 * Submissions that were judged for the first time, in their order; redeliveries are not included. This application
 * event is published inside the change that stores the verdicts. Rows that a listener appends are stored in the same
 * change.
 */
public record SubmissionsJudged(List<Judgement> judgements) {

    public SubmissionsJudged {
        judgements = List.copyOf(judgements);
    }
}
