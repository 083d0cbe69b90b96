// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.CourseRefusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the file of an archive, up to its maximum size, and unless it would fill the disk. */
final class ArchiveFileOutput extends OutputStream {

    /** The disk is checked each time when so many bytes were written. */
    private static final long CHECK_BYTES = 1024 * 1024;

    private final OutputStream out;
    private final FileStore disk;
    private final long reserveBytes;
    private final long maxBytes;
    private final CourseRefusal tooLarge;
    private long bytes;
    private long unchecked = CHECK_BYTES;

    /**
     * @param reserveBytes the space that stays free on the disk
     * @param tooLarge the reason if more bytes are written
     */
    ArchiveFileOutput(Path file, long reserveBytes, long maxBytes, CourseRefusal tooLarge) throws IOException {
        this.out = Files.newOutputStream(file);
        this.disk = Files.getFileStore(file);
        this.reserveBytes = reserveBytes;
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** @throws RefusedException if the file would be too large, or the disk too full */
    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        bytes += length;
        unchecked += length;
        if (bytes > maxBytes) {
            throw new RefusedException(tooLarge);
        }
        if (unchecked > CHECK_BYTES) {
            unchecked = 0;
            if (disk.getUsableSpace() < reserveBytes) {
                throw new RefusedException(CourseRefusal.DISK_FULL);
            }
        }
        out.write(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The file is not written. It is caught where the refusal is returned. */
    static final class RefusedException extends RuntimeException {

        private final CourseRefusal reason;

        RefusedException(CourseRefusal reason) {
            super(reason.meaning());
            this.reason = reason;
        }

        CourseRefusal reason() {
            return reason;
        }
    }
}
