// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.disk;

import org.springframework.util.unit.DataSize;

/**
 * Too little free space on the disk of the embedded broker's store.
 *
 * @param freeBytes the free space
 * @param minimum the free space with which the broker takes all messages
 */
public record StoreShortage(long freeBytes, DataSize minimum) {

    /** The log masks a number of eight digits, because it may be a DNI, so texts have megabytes. */
    public long freeMegabytes() {
        return DataSize.ofBytes(freeBytes).toMegabytes();
    }

    /** Returns what is wrong and what to do, without the name of a folder, because it is public. */
    public String reason() {
        return ("%d MB are free on the disk of the data folder, less than the %d MB of DST_BROKER_FREESPACE;"
                        + " messages at QoS 1 and 2 are refused until disk space is free")
                .formatted(freeMegabytes(), minimum.toMegabytes());
    }
}
