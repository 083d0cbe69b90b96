// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/**
 * The number of submissions received on DST/SOLUCION or over REST, without the accepted submissions of a rehearsal.
 *
 * @param total the sum of {@code accepted} and {@code refused}
 * @param accepted the number of accepted submissions
 * @param refused the number of refused submissions
 */
public record SubmissionCounts(long total, long accepted, long refused) {}
