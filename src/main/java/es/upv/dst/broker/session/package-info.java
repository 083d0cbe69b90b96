// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The bounds of what the sessions of clients take in memory on the embedded broker. */
@NullMarked
package es.upv.dst.broker.session;

import org.jspecify.annotations.NullMarked;
