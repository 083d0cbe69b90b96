// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import java.time.Instant;

/**
 * A submission that concerns a student, but for what it said.
 *
 * @param byAddress whether it had the student's address in it; else only its code had been issued for the student
 */
public record HandedIn(Instant at, Verdict verdict, boolean byAddress) {}
