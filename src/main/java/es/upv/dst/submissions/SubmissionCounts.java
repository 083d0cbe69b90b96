// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/**
 * The number of submissions received on DST/SOLUCION or over REST. The accepted and the refused ones add up to the
 * total; accepted submissions of a rehearsal are not counted.
 */
public record SubmissionCounts(long total, long accepted, long refused) {}
