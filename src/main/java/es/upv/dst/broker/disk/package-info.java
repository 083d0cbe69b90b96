// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The free space on the disk of the embedded broker's store. */
@NullMarked
@NamedInterface("disk")
package es.upv.dst.broker.disk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
