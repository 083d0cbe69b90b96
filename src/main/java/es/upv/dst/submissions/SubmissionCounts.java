// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/** How many messages came on DST/SOLUCION or by REST; accepted and refused add up to the total, and rehearsals are neither. */
public record SubmissionCounts(long total, long accepted, long refused) {}
