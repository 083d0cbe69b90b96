// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.guessing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** The number of guessed codes, for an alert. */
@Component
class GuessingMetrics implements MeterBinder {

    private final GuessDetector detector;

    GuessingMetrics(GuessDetector detector) {
        this.detector = detector;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.guessed.codes", detector, guesses -> guesses.count().codes())
                .description("Different codes of the last five minutes that were not issued or are used")
                .register(meters);
    }
}
