// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Masks personal data in the log.
 *
 * <pre>
 * in    every log event, of any logger, in any format and for any file
 * out   the same line, with DNIs, e-mail addresses and codes masked
 * rows  none
 * uses  codes, to distinguish a code from other numbers
 * </pre>
 *
 * Masking does not rely on the log statements: an exception message may quote a row, and a library may log a payload.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "codes")
package es.upv.dst.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
