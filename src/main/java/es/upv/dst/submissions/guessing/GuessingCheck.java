// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.guessing;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import org.springframework.stereotype.Component;

/** Fails while somebody guesses codes. */
@Component
class GuessingCheck implements Check {

    private final GuessDetector detector;

    GuessingCheck(GuessDetector detector) {
        this.detector = detector;
    }

    @Override
    public String name() {
        return "guessing";
    }

    @Override
    public Finding run() {
        var count = detector.count();
        return count.isGuessing()
                ? Finding.fail(GuessingAdvice.GUESSING.with(count.codes(), count.limit()))
                : Finding.pass(GuessingAdvice.PLAUSIBLE.with(count.codes(), count.limit()));
    }

    enum GuessingAdvice implements Sentence.Form {
        PLAUSIBLE("In the last five minutes, %s different codes that were not issued or are used were submitted. Up to"
                + " %s are plausible for this class."),
        GUESSING("In the last five minutes, %s different codes that were not issued or are used were submitted, and up"
                + " to %s are plausible: somebody guesses codes. Set DST_SUBMISSIONS_OWNER=roster and start again: then"
                + " a code counts only for the student who drew it. GET /api/submissions names the sender if the broker"
                + " tells it. On an external broker, see its log, or change the password of dst.");

        private final String english;

        GuessingAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
