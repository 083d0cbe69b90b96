// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages about programs: the list with the upload and the common decisions, and the page of one program. */
@NullMarked
package es.upv.dst.dashboard.programs;

import org.jspecify.annotations.NullMarked;
