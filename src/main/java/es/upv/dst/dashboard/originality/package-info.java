// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages about the originality of programs: similar pairs, a pair side by side, clusters, and cases. */
@NullMarked
package es.upv.dst.dashboard.originality;

import org.jspecify.annotations.NullMarked;
