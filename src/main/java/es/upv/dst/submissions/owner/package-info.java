// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** For whom a code counts: for anybody, or for the student who drew it. */
@NullMarked
package es.upv.dst.submissions.owner;

import org.jspecify.annotations.NullMarked;
