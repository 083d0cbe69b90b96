// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.roster.Dni;
import java.time.Instant;

/** The decision of the professor that an accepted submission certifies this student. */
public record SubmissionAssignment(Instant changedAt, long submissionId, Dni dni, String reason) {}
