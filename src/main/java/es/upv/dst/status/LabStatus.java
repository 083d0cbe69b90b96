// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.upv.dst.codes.PoolStatus;
import es.upv.dst.codes.request.RequestCounts;
import es.upv.dst.mail.MailCounts;
import es.upv.dst.submissions.SubmissionCounts;
import java.time.Instant;

/** The connection state and the counts of the lab, without names of students. */
record LabStatus(
        Broker broker,
        Roster roster,
        PoolStatus codes,
        RequestCounts requests,
        SubmissionCounts submissions,
        MailCounts mail,
        Instance instance,
        Instant startedAt) {

    /** @param connected whether the lab is connected and subscribed to the topics on which students publish */
    record Broker(boolean connected, boolean embedded, String url) {}

    record Roster(int enrolled) {}

    /**
     * The instance that answers.
     *
     * @param name empty if it is the only instance
     */
    record Instance(String name, Role role) {}

    /** The leader receives the students' messages; a standby waits to become the leader. */
    enum Role {
        @JsonProperty("leader")
        LEADER,
        @JsonProperty("standby")
        STANDBY
    }
}
