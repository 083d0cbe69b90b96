// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import es.upv.dst.codes.request.LoggedRequest;
import es.upv.dst.mail.MailRow;
import es.upv.dst.programs.Program;
import es.upv.dst.submissions.SubmissionRow;
import es.upv.dst.submissions.Verdict;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to a student. */
sealed interface StoryEvent {

    Instant at();

    /** The name of the kind, which the template and the keys of texts use. */
    String kind();

    record Requested(LoggedRequest row) implements StoryEvent {

        @Override
        public Instant at() {
            return row.receivedAt();
        }

        @Override
        public String kind() {
            return "request";
        }
    }

    /** @param reason the verdict; of an accepted submission, the reason in the student's progress */
    record Submitted(SubmissionRow row, String reason) implements StoryEvent {

        @Override
        public Instant at() {
            return row.receivedAt();
        }

        @Override
        public String kind() {
            return "submission";
        }

        public boolean isGood() {
            return reason.equals(Verdict.ACCEPTED.name());
        }
    }

    record Mailed(MailRow row) implements StoryEvent {

        @Override
        public Instant at() {
            return Objects.requireNonNullElse(row.sentAt(), row.receivedAt());
        }

        @Override
        public String kind() {
            return "mail";
        }
    }

    record HandedIn(Program program) implements StoryEvent {

        @Override
        public Instant at() {
            return program.receivedAt();
        }

        @Override
        public String kind() {
            return "program";
        }
    }
}
