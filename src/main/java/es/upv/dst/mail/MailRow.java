// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.language.Sentence;
import es.upv.dst.submissions.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the list of the REST API.
 *
 * @param receivedAt when the lab received the submission, or wrote the mail
 * @param code the code as it was submitted; absent if the mail is not about a submission
 * @param verdict absent if the mail is not about a submission
 * @param subject the subject of a mail that is not about a submission; absent otherwise
 * @param nextAttemptAt the time of the next attempt; absent if there is none
 * @param lastError the reason why the last attempt failed; absent if there is none
 */
public record MailRow(
        long id,
        Instant receivedAt,
        @Nullable String code,
        String name,
        String email,
        @Nullable Verdict verdict,
        MailState state,
        long attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String lastError,
        String messageId,
        @Nullable String subject) {

    /** The reason of the last failure if it is the lab's own; empty if it is what the mail server has said. */
    public Optional<Sentence> ownError() {
        return DeliveryError.ofStored(lastError);
    }
}
