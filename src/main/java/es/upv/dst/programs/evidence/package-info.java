// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Which steps of the assignment a program contains, from its text.
 *
 * <p>{@code evaluation} finds what the names and calls of the program may be. Nothing of it is executed.
 */
@NullMarked
@NamedInterface("evidence")
package es.upv.dst.programs.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
