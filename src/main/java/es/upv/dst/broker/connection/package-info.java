// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What the embedded broker knows of each connection, and how many connections it accepts. */
@NullMarked
package es.upv.dst.broker.connection;

import org.jspecify.annotations.NullMarked;
