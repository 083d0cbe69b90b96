// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The rules of MQTT for names and packets, changes of packets, rejections, and the names in Artemis. */
@NullMarked
package es.upv.dst.broker.protocol;

import org.jspecify.annotations.NullMarked;
