// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Programs: the source code that students hand in. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package es.upv.dst.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
