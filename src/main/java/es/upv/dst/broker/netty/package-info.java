// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Netty handlers that check each connection and packet before Artemis processes it. */
@NullMarked
package es.upv.dst.broker.netty;

import org.jspecify.annotations.NullMarked;
