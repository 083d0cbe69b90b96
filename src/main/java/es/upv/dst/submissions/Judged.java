// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import java.util.List;

/**
 * Submissions that have been judged now for the first time, in their order. Published as an application event, inside the
 * change of the ledger that keeps their verdicts: what a listener enters is kept with them or not at all.
 */
public record Judged(List<Judgement> judgements) {

    public Judged {
        judgements = List.copyOf(judgements);
    }
}
