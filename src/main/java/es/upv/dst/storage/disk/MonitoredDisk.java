// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.disk;

import java.util.Optional;

/** Disks that a part of the lab writes to. */
public interface MonitoredDisk {

    /**
     * Returns what is wrong and what to do; empty if the disks have enough free space and can be
     * written. Names no folder.
     */
    Optional<String> problem();
}
