// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * How long students waited for answers of a kind, from the message's arrival at the teacher's connection on.
 *
 * @param published until the answer was handed to the connection
 * @param confirmed until the broker had it for sure
 */
record AnswerTimers(Timer published, Timer confirmed) {

    static AnswerTimers of(MeterRegistry meters, String answer) {
        return new AnswerTimers(
                timer(meters, answer, "published", "was handed to the broker"),
                timer(meters, answer, "confirmed", "was confirmed by the broker"));
    }

    private static Timer timer(MeterRegistry meters, String answer, String until, String end) {
        return Timer.builder("dst.answers." + until)
                .tag("answer", answer)
                .description("From a message's arrival until its answer " + end)
                .register(meters);
    }
}
