// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.submissions.Verdict;
import java.time.Instant;

/**
 * A mail that is to be tried now.
 *
 * @param attempts how many tries there have been, with this one
 * @param firstAttemptAt when they began
 * @param messageId the same at each try, so that a mail that comes twice can be recognised
 * @param name whom it greets
 * @param email may be no address at all
 */
record Mail(
        long id,
        long attempts,
        Instant firstAttemptAt,
        String messageId,
        Instant receivedAt,
        String code,
        String name,
        String email,
        Verdict verdict) {}
