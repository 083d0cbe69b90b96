// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Notices that somebody guesses codes, and warns: status, health, doctor, metric and log. */
@NullMarked
@NamedInterface("guessing")
package es.upv.dst.submissions.guessing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
