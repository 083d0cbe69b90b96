// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.disk;

import es.upv.dst.storage.disk.MonitoredDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Tells whether the disk of the embedded broker's store has enough free space. While it has not, the broker refuses the
 * messages that it would have to store. The rest of the space is for the lab's own messages, for acknowledgements and
 * for subscriptions.
 */
public final class StoreSpace implements MonitoredDisk {

    private static final Logger log = LoggerFactory.getLogger(StoreSpace.class);

    /** A shortage ends when this part of the minimum is free besides it, so that it does not begin again at once. */
    private static final int MARGIN_DIVISOR = 8;

    private final DataSize minimum;
    private final LongSupplier freeBytes;
    private volatile Optional<StoreShortage> shortage = Optional.empty();

    /** @param freeBytes measures the free space */
    public StoreSpace(DataSize minimum, LongSupplier freeBytes) {
        this.minimum = minimum;
        this.freeBytes = freeBytes;
    }

    /** Watches the disk of a folder, which may not exist yet. */
    public static StoreSpace of(Path folder, DataSize minimum) {
        return new StoreSpace(minimum, () -> freeBytes(folder));
    }

    /** Returns the shortage that the last measurement found, or empty if there is enough space. */
    public Optional<StoreShortage> shortage() {
        return shortage;
    }

    @Override
    public Optional<String> problem() {
        return shortage.map(StoreShortage::reason);
    }

    /** Measures the free space. Logs when a shortage begins and when it ends. */
    public synchronized void measure() {
        long free = freeBytes.getAsLong();
        if (shortage.isEmpty() && free < minimum.toBytes()) {
            shortage = Optional.of(new StoreShortage(free, minimum));
            log.warn("The embedded broker refuses messages: {}", new StoreShortage(free, minimum).reason());
        } else if (shortage.isPresent() && free >= minimum.toBytes() + minimum.toBytes() / MARGIN_DIVISOR) {
            shortage = Optional.empty();
            log.info("The embedded broker takes all messages again: its disk has enough free space");
        } else if (shortage.isPresent()) {
            shortage = Optional.of(new StoreShortage(free, minimum));
        }
    }

    /** Counts a disk that cannot be measured as empty, because the store itself reports that its folder is missing. */
    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
