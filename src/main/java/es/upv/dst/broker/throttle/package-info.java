// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Slows down clients of the embedded broker that guess codes. Watches the codes that each client receives, the
 * submissions that it sends, and the verdicts of the lab. Also slows down clients that send very many messages to the
 * lab, or subscribe very often.
 */
@NullMarked
@NamedInterface("throttle")
package es.upv.dst.broker.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
