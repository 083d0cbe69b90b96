// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The plugins of Artemis: ids, order and acknowledgement of the messages to the lab, and limits of queues, topics and
 * waiting replies.
 */
@NullMarked
package es.upv.dst.broker.plugin;

import org.jspecify.annotations.NullMarked;
