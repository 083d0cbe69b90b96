// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Python source text to a parse tree of JPlag's grammar, with the comments that the tree lacks. {@code syntax} reduces
 * the tree to statements and expressions.
 *
 * <p>The size, the depth and the number of tokens of a program are bounded before it is parsed, so that a hostile
 * program can neither exhaust the stack nor take more than a second.
 */
@NullMarked
package es.upv.dst.programs.python;

import org.jspecify.annotations.NullMarked;
