// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The tables as the log of the events: what has happened, in order, with a position to continue from. */
@NullMarked
@NamedInterface("log")
package es.upv.dst.events.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
