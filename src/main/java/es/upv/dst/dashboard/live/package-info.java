// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages that show the class while it works: the live page for the professor, and a view for the projector. */
@NullMarked
package es.upv.dst.dashboard.live;

import org.jspecify.annotations.NullMarked;
