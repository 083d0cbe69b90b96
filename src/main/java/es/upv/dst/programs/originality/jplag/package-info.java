// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The structure of a program as a sequence of tokens, and JPlag's algorithm, which compares two such sequences. */
@NullMarked
package es.upv.dst.programs.originality.jplag;

import org.jspecify.annotations.NullMarked;
