// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The deletion of the oldest rows of refused messages. */
@NullMarked
package es.upv.dst.storage.retention;

import org.jspecify.annotations.NullMarked;
