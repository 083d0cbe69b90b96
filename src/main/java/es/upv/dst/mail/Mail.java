// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.submissions.Verdict;
import java.time.Instant;

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
        String code,
        String name,
        String email,
        Verdict verdict) {}
