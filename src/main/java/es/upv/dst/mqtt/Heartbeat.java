// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a lab publishes of itself, to other labs that use the same topics.
 *
 * @param lab the identity of its database
 * @param startedAt to the millisecond
 */
record Heartbeat(String lab, Instant startedAt) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,15})");

    /** Nothing if it is not the text of a heartbeat. */
    static Optional<Heartbeat> parse(String text) {
        var fields = TEXT.matcher(text);
        return fields.matches()
                ? Optional.of(new Heartbeat(fields.group(1), Instant.ofEpochMilli(Long.parseLong(fields.group(2)))))
                : Optional.empty();
    }

    /** Of two that were started in the same millisecond, one is the later by its identity. */
    boolean isLaterThan(Heartbeat other) {
        return startedAt.equals(other.startedAt) ? lab.compareTo(other.lab) > 0 : startedAt.isAfter(other.startedAt);
    }

    String text() {
        return lab + " " + startedAt.toEpochMilli();
    }
}
