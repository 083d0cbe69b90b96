// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Limits the rate of requests to the help page, of password guesses, and of lines that clients cause in the log.
 *
 * <pre>
 * receives        an attempt with a key, such as the network of the caller; a line for the log
 * sends           whether the attempt exceeds the limit, and how long to wait
 * database tables none; a bounded number of keys in memory
 * uses            text, time
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"text", "time"})
package es.upv.dst.ratelimit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
