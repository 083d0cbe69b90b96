// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** How far each student has come, and the counts of each minute, computed from the events. */
@NullMarked
@NamedInterface("progress")
package es.upv.dst.events.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
