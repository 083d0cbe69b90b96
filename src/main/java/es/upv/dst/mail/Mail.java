// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.submissions.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * A claimed mail, which is to be sent now.
 *
 * @param attempts the number of attempts, including this one
 * @param firstAttemptAt the time of the first attempt
 * @param messageId the Message-ID; the same at each attempt, so that a duplicate is recognisable
 * @param name the name of the recipient
 * @param email the address as it was submitted, which may be invalid
 */
public record Mail(
        long id,
        long attempts,
        Instant firstAttemptAt,
        String messageId,
        Instant receivedAt,
        String name,
        String email,
        MailTopic topic) {

    /** What a mail is about. */
    public sealed interface MailTopic {

        /** A submission with this code got this verdict. The mail is rendered from the templates. */
        record SubmissionVerdict(String code, Verdict verdict) implements MailTopic {}

        /**
         * A mail with a subject and a text of its own.
         *
         * @param inReplyTo the Message-ID of the mail that this mail answers; empty if it answers none
         */
        record Message(String subject, String text, Optional<String> inReplyTo) implements MailTopic {}
    }
}
