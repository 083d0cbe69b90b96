// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import java.time.Instant;

/**
 * A submission that concerns a student: the time of its arrival and its verdict, without the payload.
 *
 * @param byAddress true if the submission contains the student's e-mail address; false if only its code was issued to
 *     the student
 */
public record SubmissionSummary(Instant receivedAt, Verdict verdict, boolean byAddress) {}
