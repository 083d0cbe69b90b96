// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Doctor: checks whether the lab is ready for a class, and reports what to do if it is not.
 *
 * <pre>
 * receives        GET /api/doctor; runChecks(), from the dashboard
 * sends           the Finding of each Check: the result, the observation, and the action to take
 * database tables none
 * uses            language; each feature provides the Check of its own state
 * </pre>
 *
 * A check does not change the state of the lab. All checks run in parallel, and concurrent callers share a running
 * check.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "language")
package es.upv.dst.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
