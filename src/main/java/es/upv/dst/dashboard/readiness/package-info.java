// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages with which the professor checks the lab before a class: the doctor and the rehearsal. */
@NullMarked
package es.upv.dst.dashboard.readiness;

import org.jspecify.annotations.NullMarked;
