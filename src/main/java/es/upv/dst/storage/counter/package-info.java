// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Counters of the outcomes of messages, sampled values for metrics, and the deletion of old refused rows. */
@NullMarked
@NamedInterface("counter")
package es.upv.dst.storage.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
