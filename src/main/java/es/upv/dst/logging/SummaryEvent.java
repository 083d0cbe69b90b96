// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;

/** The last of several equal events, with their number. */
final class SummaryEvent extends LoggingEvent {

    static SummaryEvent of(ILoggingEvent last, int count) {
        var summary = new SummaryEvent();
        EventShortening.copy(last, summary);
        summary.setMessage("%s (%d more in the last minute)"
                .formatted(EventShortening.of(last).getFormattedMessage(), count));
        return summary;
    }
}
