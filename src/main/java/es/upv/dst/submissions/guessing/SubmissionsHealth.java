// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.guessing;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Always up, because guesses do not stop the lab. The detail {@code reason} says that somebody guesses codes. */
@Component("submissionsHealthIndicator")
class SubmissionsHealth extends AbstractHealthIndicator {

    private final GuessDetector detector;

    SubmissionsHealth(GuessDetector detector) {
        this.detector = detector;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var count = detector.count();
        health.up()
                .withDetail("guessing", count.isGuessing())
                .withDetail("guessedCodes", count.codes())
                .withDetail("plausibleCodes", count.limit());
        if (count.isGuessing()) {
            health.withDetail(
                    "reason",
                    count.codes() + " different codes that were not issued or are used were submitted in five minutes");
        }
    }
}
