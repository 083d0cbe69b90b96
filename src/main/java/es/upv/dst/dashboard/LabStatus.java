// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

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
        Instant startedAt) {

    /** @param connected whether the teacher hears what students send */
    record Broker(boolean connected, boolean embedded, String url) {}

    record Roster(int enrolled) {}
}
