// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The embedded broker: its settings, security manager and plugins. */
@NullMarked
package es.upv.dst.broker.artemis;

import org.jspecify.annotations.NullMarked;
