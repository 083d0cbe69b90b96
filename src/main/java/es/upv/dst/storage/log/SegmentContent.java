// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of a file of the log.
 *
 * @param length the size of the part of the file that was read, in bytes
 * @param end what follows that part
 */
record SegmentContent(List<LogFrame> records, int length, End end) {

    /** The first bytes of each file, with the version of the format. */
    static final byte[] MAGIC = {'D', 'S', 'T', 'L', 'O', 'G', '0', '1'};

    enum End {
        NOTHING,
        /** The beginning of a record, or of the first bytes of the file. */
        INCOMPLETE_RECORD,
        INVALID_RECORD
    }

    static SegmentContent read(byte[] file) {
        if (file.length < MAGIC.length) {
            return new SegmentContent(List.of(), 0, End.INCOMPLETE_RECORD);
        }
        if (!Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return new SegmentContent(List.of(), 0, End.INVALID_RECORD);
        }
        return readRecords(ByteBuffer.wrap(file).position(MAGIC.length));
    }

    private static SegmentContent readRecords(ByteBuffer bytes) {
        var records = new ArrayList<LogFrame>();
        while (bytes.hasRemaining()) {
            var start = bytes.position();
            if (bytes.remaining() < LogFrame.HEADER_SIZE) {
                return new SegmentContent(records, start, End.INCOMPLETE_RECORD);
            }
            var header = LogFrame.Header.read(bytes);
            if (header.valid() && bytes.remaining() < header.length()) {
                return new SegmentContent(records, start, End.INCOMPLETE_RECORD);
            }
            var content = new byte[header.valid() ? header.length() : 0];
            bytes.get(content);
            if (!header.valid() || !header.fits(content)) {
                return new SegmentContent(records, start, End.INVALID_RECORD);
            }
            records.add(new LogFrame(header.previous(), header.number(), content));
        }
        return new SegmentContent(records, bytes.position(), End.NOTHING);
    }
}
