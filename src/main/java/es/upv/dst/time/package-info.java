// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Time spans that do not depend on the clock of the machine, which may be set.
 *
 * <pre>
 * receives        nothing
 * sends           MonotonicTime.instant()    the time since an arbitrary moment
 * database tables none
 * uses            no feature
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
