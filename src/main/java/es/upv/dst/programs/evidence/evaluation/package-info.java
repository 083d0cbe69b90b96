// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Finds the values of a program from its syntax tree. Nothing of the program is executed.
 *
 * <p>A name keeps every value that is assigned to it anywhere. A function is evaluated for each of its calls. The
 * program is evaluated again until no name gets another value, or until a fixed number of steps is used up.
 */
@NullMarked
package es.upv.dst.programs.evidence.evaluation;

import org.jspecify.annotations.NullMarked;
