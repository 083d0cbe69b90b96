// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.accepted;

import es.upv.dst.roster.Dni;
import es.upv.dst.submissions.Solution;
import java.time.Instant;

/**
 * An accepted submission.
 *
 * @param issuedTo the student who requested the code, who is not necessarily the student whom the solution names
 * @param issuedAt when the code was issued
 */
public record AcceptedSubmission(long id, Instant receivedAt, Solution solution, Dni issuedTo, Instant issuedAt) {}
