// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.presence;

import es.upv.dst.broker.Topics;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The message by which a lab announces itself to other labs that use the same topics.
 *
 * @param labId the identity of the database of the lab
 * @param startedAt the time at which the run of the lab began, with millisecond precision
 */
record Heartbeat(String labId, Instant startedAt) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,15})");

    /** The topic of heartbeats. The access policy lets only the account TEACHER use it. */
    static String topic(Topics topics) {
        return topics.prefix() + "/LABORATORIO";
    }

    /** Returns empty if the text is not that of a heartbeat. */
    static Optional<Heartbeat> parse(String text) {
        var fields = TEXT.matcher(text);
        return fields.matches()
                ? Optional.of(new Heartbeat(fields.group(1), Instant.ofEpochMilli(Long.parseLong(fields.group(2)))))
                : Optional.empty();
    }

    /**
     * Whether this lab was started later than the other lab. If both were started in the same millisecond, the
     * identities decide.
     */
    boolean isLaterThan(Heartbeat other) {
        return startedAt.equals(other.startedAt)
                ? labId.compareTo(other.labId) > 0
                : startedAt.isAfter(other.startedAt);
    }

    String text() {
        return labId + " " + startedAt.toEpochMilli();
    }
}
