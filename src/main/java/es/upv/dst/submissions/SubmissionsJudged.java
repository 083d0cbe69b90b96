// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import java.util.List;

/**
 * Application event, published inside the change that stores the verdicts. Rows that a listener appends are stored in
 * the same change.
 *
 * @param judgements the verdicts, in the order of the submissions; redelivered submissions are not included
 */
public record SubmissionsJudged(List<Judgement> judgements) {

    public SubmissionsJudged {
        judgements = List.copyOf(judgements);
    }
}
