// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages of the roster: the enrolled students, and the import of a CSV file with a preview. */
@NullMarked
package es.upv.dst.dashboard.roster;

import org.jspecify.annotations.NullMarked;
