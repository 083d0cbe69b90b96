// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The record at the end of a ZIP file, which says how large the directory of its entries is. */
final class ZipDirectory {

    private static final int RECORD_BYTES = 22;
    private static final int SIGNATURE = 0x06054b50;
    private static final int SIZE_OFFSET = 12;
    private static final int COMMENT_OFFSET = 20;

    /** Enough for the entries of an archive with names of any length that a table may have. */
    private static final long MAX_BYTES = 64 * 1024;

    /**
     * Whether the directory is small. {@link java.util.zip.ZipFile} reads a directory of any size into memory. A ZIP
     * file with a comment is refused, because the record would have to be searched.
     */
    static boolean isSmall(Path file) throws IOException {
        var record = ByteBuffer.allocate(RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (var channel = FileChannel.open(file)) {
            var start = channel.size() - RECORD_BYTES;
            if (start < 0 || channel.read(record, start) < RECORD_BYTES) {
                return false;
            }
        }
        return record.getInt(0) == SIGNATURE
                && Integer.toUnsignedLong(record.getInt(SIZE_OFFSET)) <= MAX_BYTES
                && record.getShort(COMMENT_OFFSET) == 0;
    }

    private ZipDirectory() {}
}
