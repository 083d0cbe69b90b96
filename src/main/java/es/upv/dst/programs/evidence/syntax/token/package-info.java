// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Python source text to the tokens of the grammar: strings, indentation, limits of depth, and marks of Python 2. */
@NullMarked
package es.upv.dst.programs.evidence.syntax.token;

import org.jspecify.annotations.NullMarked;
