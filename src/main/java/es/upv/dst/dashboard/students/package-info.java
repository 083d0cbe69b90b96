// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages with the students of the roster, and everything about one of them. */
@NullMarked
package es.upv.dst.dashboard.students;

import org.jspecify.annotations.NullMarked;
