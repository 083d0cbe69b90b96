// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How often something may be tried, by whom it is tried or of whom: the help page's questions, and guesses at a secret.
 *
 * <pre>
 * in    a try, of a key: the network that it comes from, or whatever else is counted
 * out   whether it is one too many, and how long to wait
 * rows  none; in memory, of a bounded number of keys
 * uses  no feature
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.tries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
