// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads the text of a program with JPlag's grammar of Python, in memory. */
@NullMarked
package es.upv.dst.programs.originality.python;

import org.jspecify.annotations.NullMarked;
