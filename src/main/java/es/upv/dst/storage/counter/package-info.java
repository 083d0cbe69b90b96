// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Counters of the outcomes of messages, and sampled values for metrics. */
@NullMarked
@NamedInterface("counter")
package es.upv.dst.storage.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
