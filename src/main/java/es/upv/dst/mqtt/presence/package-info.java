// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Detects other labs that use the same topics of the same broker, by the heartbeats of all. */
@NullMarked
@NamedInterface("presence")
package es.upv.dst.mqtt.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
