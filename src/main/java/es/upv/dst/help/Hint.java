// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.codes.Asked;
import es.upv.dst.submissions.HandedIn;
import es.upv.dst.submissions.Verdict;
import java.util.List;
import java.util.function.Predicate;

/**
 * What to do next.
 *
 * @param key of the sentences that say so
 */
record Hint(String key) {

    /** @param asked newest first, as is handedIn */
    static Hint of(List<Asked> asked, List<HandedIn> handedIn) {
        Predicate<HandedIn> accepted = submission -> submission.verdict() == Verdict.ACCEPTED;
        if (handedIn.stream().anyMatch(accepted.and(HandedIn::byAddress))) {
            return new Hint("hint.CERTIFIED");
        }
        if (handedIn.stream().anyMatch(accepted)) {
            return new Hint("hint.TAKEN");
        }
        return latest(asked, handedIn);
    }

    private static Hint latest(List<Asked> asked, List<HandedIn> handedIn) {
        if (asked.isEmpty() && handedIn.isEmpty()) {
            return new Hint("hint.NOTHING");
        }
        var solvedLast = asked.isEmpty()
                || !handedIn.isEmpty()
                        && handedIn.getFirst().at().isAfter(asked.getFirst().at());
        return new Hint(
                solvedLast
                        ? "hint." + handedIn.getFirst().verdict()
                        : "hint." + asked.getFirst().outcome());
    }
}
