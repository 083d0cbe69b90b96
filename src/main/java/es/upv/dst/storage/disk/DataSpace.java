// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.disk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.unit.DataSize;

/**
 * Tells whether the disks of the embedded database and of its write-ahead log have enough free space, and whether the
 * log can be written. While this is not so, the lab stores no change, because the database closes itself when it cannot
 * write.
 */
public final class DataSpace implements MonitoredDisk {

    private static final Logger log = LoggerFactory.getLogger(DataSpace.class);

    /** A shortage ends when this part of the minimum is free besides it, so that it does not begin again at once. */
    private static final int MARGIN_DIVISOR = 8;

    /** A change measures again after this time, so that a disk that fills up suddenly is noticed. */
    private static final long MAX_AGE_NANOS = 50_000_000;

    private final Map<String, Path> folders;
    private final DataSize minimum;
    private final Supplier<Optional<String>> failedWrite;
    private final ToLongFunction<Path> freeBytes;
    private volatile Optional<String> problem = Optional.empty();
    private volatile long measuredAt;

    /**
     * @param folders the folder of each part, which may not exist yet; none if the lab stores nothing on its own disk
     * @param failedWrite why the write-ahead log cannot be written, which may have another cause than the free space
     * @param freeBytes measures the free space of a folder
     */
    private DataSpace(
            Map<String, Path> folders,
            DataSize minimum,
            Supplier<Optional<String>> failedWrite,
            ToLongFunction<Path> freeBytes) {
        this.folders = Map.copyOf(folders);
        this.minimum = minimum;
        this.failedWrite = failedWrite;
        this.freeBytes = freeBytes;
        this.measuredAt = System.nanoTime() - MAX_AGE_NANOS;
    }

    public static DataSpace of(Map<String, Path> folders, DataSize minimum, Supplier<Optional<String>> failedWrite) {
        return new DataSpace(folders, minimum, failedWrite, DataSpace::usableBytes);
    }

    /** @throws DataAccessResourceFailureException if there is too little free space, or the log cannot be written */
    public void require() {
        if (System.nanoTime() - measuredAt >= MAX_AGE_NANOS) {
            measure();
        }
        problem.ifPresent(reason -> {
            throw new DataAccessResourceFailureException(reason);
        });
    }

    @Override
    public Optional<String> problem() {
        return problem;
    }

    /** Measures the free space, and tries a failed write again. Logs when a shortage begins and when it ends. */
    synchronized void measure() {
        measuredAt = System.nanoTime();
        var before = problem;
        var required = minimum.toBytes() + (before.isPresent() ? minimum.toBytes() / MARGIN_DIVISOR : 0);
        problem = folders.entrySet().stream()
                .filter(folder -> freeBytes.applyAsLong(folder.getValue()) < required)
                .map(folder -> reason(folder.getKey(), freeBytes.applyAsLong(folder.getValue())))
                .findFirst()
                .or(() -> failedWrite.get().map(DataSpace::failure));
        if (before.isEmpty()) {
            problem.ifPresent(reason -> log.warn("The lab stores nothing more: {}", reason));
        } else if (problem.isEmpty()) {
            log.info("The lab stores changes again: its disks have enough free space and can be written");
        }
    }

    private static String failure(String reason) {
        return ("The write-ahead log cannot be written: %s. Check the inodes, the quota and the permissions of its"
                        + " disk, and the limit of open files.")
                .formatted(reason);
    }

    /** The log masks a number of eight digits, because it may be a DNI, so the text has megabytes. */
    private String reason(String part, long free) {
        return "%d MB are free on the disk of the %s, less than the %d MB of DST_DATA_FREESPACE. Free disk space."
                .formatted(DataSize.ofBytes(free).toMegabytes(), part, minimum.toMegabytes());
    }

    /**
     * A folder that does not exist has enough space, because the store itself reports that. This method of File makes
     * one call of the system, and the file stores of Files read the list of all mounts.
     */
    private static long usableBytes(Path folder) {
        return Files.exists(folder) ? folder.toFile().getUsableSpace() : Long.MAX_VALUE;
    }
}
