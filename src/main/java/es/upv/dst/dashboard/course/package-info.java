// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The page of the course: its opening, its archive, its reset, and when its personal data are erased. */
@NullMarked
package es.upv.dst.dashboard.course;

import org.jspecify.annotations.NullMarked;
