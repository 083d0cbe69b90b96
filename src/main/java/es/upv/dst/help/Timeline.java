// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import java.time.Instant;
import java.util.List;

/** A student's latest messages and mails, oldest first, and a hint for the next action. */
record Timeline(List<TimelineEntry> entries, Hint hint) {

    /** @param key the resource key of the text that describes the message and its outcome */
    record TimelineEntry(Instant at, String key) {}
}
