// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Notices that somebody guesses codes, and warns: health, doctor, metric and log. */
@NullMarked
package es.upv.dst.submissions.guessing;

import org.jspecify.annotations.NullMarked;
