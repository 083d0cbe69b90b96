// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Spring's ahead-of-time processing: which settings the build generates the bean definitions for, and which starts use
 * them.
 */
@NullMarked
package es.upv.dst.settings.aot;

import org.jspecify.annotations.NullMarked;
