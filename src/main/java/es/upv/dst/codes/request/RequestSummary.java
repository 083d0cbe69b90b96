// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

import es.upv.dst.codes.Issuance;
import java.time.Instant;

/** A student's request: the time of its arrival and its outcome, without the code. */
public record RequestSummary(Instant receivedAt, Issuance.Outcome outcome) {}
