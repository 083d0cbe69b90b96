// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Synthetic students, who are enrolled only during a rehearsal. */
@NullMarked
@NamedInterface("rehearsal")
package es.upv.dst.roster.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
