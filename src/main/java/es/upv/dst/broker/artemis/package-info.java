// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The embedded broker, with its settings and its security manager. */
@NullMarked
package es.upv.dst.broker.artemis;

import org.jspecify.annotations.NullMarked;
