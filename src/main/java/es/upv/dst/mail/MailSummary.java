// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.submissions.Verdict;
import java.time.Instant;

/**
 * A mail about a submission to a student, without its content.
 *
 * @param receivedAt when the lab received the submission
 */
public record MailSummary(Instant receivedAt, Verdict verdict, MailState state) {}
