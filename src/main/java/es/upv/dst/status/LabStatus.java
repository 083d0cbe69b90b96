// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.upv.dst.codes.PoolStatus;
import es.upv.dst.codes.request.RequestCounts;
import es.upv.dst.mail.MailCounts;
import es.upv.dst.submissions.SubmissionCounts;
import java.time.Instant;

/**
 * The connection state and the counts of the lab, without names of students.
 *
 * @param guessing whether somebody submits more wrong codes than a class does by mistake
 */
public record LabStatus(
        BrokerStatus broker,
        RosterStatus roster,
        PoolStatus codes,
        RequestCounts requests,
        SubmissionCounts submissions,
        boolean guessing,
        MailCounts mail,
        InstanceStatus instance,
        Instant startedAt) {

    /**
     * @param connected whether the lab is connected and subscribed to the topics on which students publish
     * @param problem why the embedded broker does not take all messages; empty if it does
     */
    public record BrokerStatus(boolean connected, boolean embedded, String url, String problem) {}

    public record RosterStatus(int enrolled) {}

    /**
     * The instance that answers.
     *
     * @param name empty if it is the only instance
     */
    public record InstanceStatus(String name, InstanceRole role) {}

    /** The leader receives the students' messages; a standby waits to become the leader. */
    public enum InstanceRole {
        @JsonProperty("leader")
        LEADER,
        @JsonProperty("standby")
        STANDBY
    }
}
