// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A record as it is in a file of the log: a change, or a mark.
 *
 * @param previous the number of the record before it
 * @param content the texts of new statements, and the change
 */
record LogFrame(long previous, long number, byte[] content) {

    static final int HEADER_SIZE = 28;
    private static final int CHECKED_HEADER_SIZE = 24;

    /** Creates a mark, which says that the tables contain the changes up to a number. It has no number of its own. */
    static LogFrame mark(long previous, long written) {
        return new LogFrame(
                previous,
                previous,
                ByteBuffer.allocate(Long.BYTES).putLong(written).array());
    }

    boolean isMark() {
        return number == previous;
    }

    /** Up to which number the tables contain the changes, as a mark says. */
    long written() {
        return ByteBuffer.wrap(content).getLong();
    }

    byte[] toBytes() {
        var bytes = ByteBuffer.allocate(HEADER_SIZE + content.length)
                .putLong(previous)
                .putLong(number)
                .putInt(content.length)
                .putInt(checksum(content, content.length));
        return bytes.putInt(checksum(bytes.array(), CHECKED_HEADER_SIZE))
                .put(content)
                .array();
    }

    /** The beginning of a record. It has a checksum of its own, so that a wrong length is noticed. */
    record Header(long previous, long number, int length, int checksum, boolean valid) {

        /** Reads a header, of which all bytes must be there. */
        static Header read(ByteBuffer bytes) {
            var checked = new byte[CHECKED_HEADER_SIZE];
            bytes.get(bytes.position(), checked);
            return new Header(
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getInt() == LogFrame.checksum(checked, CHECKED_HEADER_SIZE));
        }

        boolean fits(byte[] content) {
            return checksum == LogFrame.checksum(content, content.length);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
