// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What the lab says of itself, without what is somebody's own.
 *
 * <pre>
 * in    every line of the log, whoever writes it, in whatever format and to whatever file
 * out   the line, without DNIs, e-mail addresses and codes
 * rows  none
 * uses  codes, to tell a code from other numbers
 * </pre>
 *
 * No statement is trusted to leave them out: an exception's message may quote a row, and a library what was sent.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "codes")
package es.upv.dst.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
