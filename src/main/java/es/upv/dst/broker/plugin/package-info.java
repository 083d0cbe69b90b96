// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The plugins of Artemis: ids, order and limits of the messages that the embedded broker delivers. */
@NullMarked
package es.upv.dst.broker.plugin;

import org.jspecify.annotations.NullMarked;
