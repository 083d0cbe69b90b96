// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.roster.Dni;
import java.time.Duration;
import java.time.Instant;

/**
 * An accepted submission, without those of a rehearsal.
 *
 * @param issuedTo the student who requested the code
 * @param answeredIn the time from the issue of the code to the arrival of the submission
 */
public record AcceptedSubmission(
        Instant receivedAt, String code, String name, String email, Dni issuedTo, Duration answeredIn) {}
