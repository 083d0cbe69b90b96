// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.roster.Dni;

/** The professor has assigned a submission to a student. The event is published after the commit. */
public record SubmissionAssigned(long submissionId, Dni dni) {}
