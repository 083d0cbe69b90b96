// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Doctor: looks whether the lab is fit for a class, and says what to do where it is not.
 *
 * <pre>
 * in    GET /api/doctor
 * out   each Check's Finding: it passes or fails, what was seen, what to do
 * rows  none
 * uses  no feature; a feature brings its own Check
 * </pre>
 *
 * A check leaves the lab as it found it. All are made at once, and each for all who ask meanwhile.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
