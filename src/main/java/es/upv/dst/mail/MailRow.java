// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.submissions.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the professor sees it.
 *
 * @param receivedAt when the submission came that it is about
 * @param code as it was sent
 * @param nextAttemptAt absent if there will be none
 * @param lastError why it is not sent, or not yet
 */
record MailRow(
        long id,
        Instant receivedAt,
        String code,
        String name,
        String email,
        Verdict verdict,
        MailState state,
        long attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String lastError,
        String messageId) {}
