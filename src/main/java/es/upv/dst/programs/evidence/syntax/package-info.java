// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Python source text to a syntax tree, by the ANTLR grammar of JPlag.
 *
 * <p>The size, the depth and the number of tokens of a program are bounded before it is parsed, so that a hostile
 * program can neither exhaust the stack nor take more than a second.
 */
@NullMarked
package es.upv.dst.programs.evidence.syntax;

import org.jspecify.annotations.NullMarked;
