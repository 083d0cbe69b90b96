// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Timers of the replies of one kind. Both start when the message arrives.
 *
 * @param published ends when the reply is passed to the connection
 * @param confirmed ends when the broker has confirmed the reply
 */
record ReplyTimers(Timer published, Timer confirmed) {

    static ReplyTimers of(MeterRegistry meters, String kind) {
        return new ReplyTimers(
                timer(meters, kind, "published", "was handed to the broker"),
                timer(meters, kind, "confirmed", "was confirmed by the broker"));
    }

    private static Timer timer(MeterRegistry meters, String kind, String milestone, String end) {
        return Timer.builder("dst.answers." + milestone)
                .tag("answer", kind)
                .description("From a message's arrival until its answer " + end)
                .register(meters);
    }
}
