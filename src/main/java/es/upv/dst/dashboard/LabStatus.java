// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.upv.dst.codes.Pool;
import es.upv.dst.codes.RequestCounts;
import es.upv.dst.mail.MailCounts;
import es.upv.dst.submissions.SubmissionCounts;
import java.time.Instant;

/** The lab in numbers, without names. */
record LabStatus(
        Broker broker,
        Roster roster,
        Pool codes,
        RequestCounts requests,
        SubmissionCounts submissions,
        MailCounts mail,
        Instance instance,
        Instant startedAt) {

    /** @param connected whether the teacher hears what students send */
    record Broker(boolean connected, boolean embedded, String url) {}

    record Roster(int enrolled) {}

    /**
     * Which of several instances answers.
     *
     * @param name empty for the only one
     */
    record Instance(String name, Role role) {}

    /** The leader receives what students send; a standby waits for its end. */
    enum Role {
        @JsonProperty("leader")
        LEADER,
        @JsonProperty("standby")
        STANDBY
    }
}
