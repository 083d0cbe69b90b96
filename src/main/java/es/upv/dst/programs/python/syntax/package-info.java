// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Reduces the parse tree of a program to statements and expressions. */
@NullMarked
package es.upv.dst.programs.python.syntax;

import org.jspecify.annotations.NullMarked;
