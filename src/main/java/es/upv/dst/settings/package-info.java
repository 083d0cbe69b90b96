// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Settings that cannot be used as they were written.
 *
 * <pre>
 * receives        the environment, before the application context is created; the exception of a failed start
 * sends           two lines to the log: the variable and its value, and what to write instead
 * database tables none
 * uses            language, text
 * </pre>
 */
@ApplicationModule(allowedDependencies = {"language", "text"})
@NullMarked
package es.upv.dst.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
