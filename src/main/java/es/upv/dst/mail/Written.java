// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.submissions.Verdict;
import java.time.Instant;

/**
 * A mail to a student, but for what it says.
 *
 * @param about when the submission came that it is about
 */
public record Written(Instant about, Verdict verdict, MailState state) {}
