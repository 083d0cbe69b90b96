// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

/** What comes of the wish for a rehearsal: none, or one that was. */
sealed interface Answer permits Refusal, RehearsalReport {}
