// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Clients of the broker: connections, their options and sockets. Nothing else creates a Paho client. */
@NullMarked
@NamedInterface("client")
package es.upv.dst.mqtt.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
