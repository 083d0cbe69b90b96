// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Checks the students of a roster that was read, and reports the errors in them. */
@NullMarked
@NamedInterface("draft")
package es.upv.dst.roster.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
