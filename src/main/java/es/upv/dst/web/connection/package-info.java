// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** How many connections over HTTP there are, and which of them are closed for others. */
@NullMarked
package es.upv.dst.web.connection;

import org.jspecify.annotations.NullMarked;
