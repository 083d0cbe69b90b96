// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

/** The result of a request for a rehearsal: a refusal or a report. */
public sealed interface RehearsalResult permits RehearsalRefusal, RehearsalReport {}
