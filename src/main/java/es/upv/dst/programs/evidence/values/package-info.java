// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The values that names and expressions of a program may have, and the trace of what the program may do. */
@NullMarked
package es.upv.dst.programs.evidence.values;

import org.jspecify.annotations.NullMarked;
