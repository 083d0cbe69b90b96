// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The file of the embedded database, the free space on the disks of the lab, the component {@code disk} of the health,
 * and the recovery of the embedded database after its disk was full.
 */
@NullMarked
@NamedInterface("disk")
package es.upv.dst.storage.disk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
