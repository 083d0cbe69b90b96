// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.time.Instant;

/** A student's request: when it came, and what became of it, but for the code itself. */
public record Asked(Instant at, Issuance.Outcome outcome) {}
