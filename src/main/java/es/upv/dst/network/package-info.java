// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Failures of the network, for the reports of all features that connect to a server.
 *
 * <pre>
 * receives        exceptions of libraries
 * sends           NetworkFailure    the kind of the cause
 * database tables none
 * uses            no feature
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
