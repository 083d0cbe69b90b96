// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Masks personal data in the log, and limits what a client can make the lab log.
 *
 * <pre>
 * receives        every log event, from any logger, in any format and for any file
 * sends           the same line, with DNIs, e-mail addresses and codes masked; of equal warnings one in a minute, with
 *                 their number
 * database tables none
 * uses            codes, to distinguish a code from other numbers
 * </pre>
 *
 * The complete line is masked, because a message may contain personal data that no log statement contains: an exception
 * may quote a row, and a library may log a payload.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "codes")
package es.upv.dst.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
