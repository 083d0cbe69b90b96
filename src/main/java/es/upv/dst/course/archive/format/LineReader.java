// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines of limited length. Each line ends with a line feed. */
final class LineReader {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int end;

    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the next line without its line feed; empty if there is no complete line.
     *
     * @throws LineTooLongException if the line has more bytes than the limit
     */
    Optional<byte[]> next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (fill()) {
            var index = start;
            while (index < end && buffer[index] != '\n') {
                index++;
            }
            line.write(buffer, start, index - start);
            if (line.size() > maxBytes) {
                throw new LineTooLongException();
            }
            start = index + 1;
            if (index < end) {
                return Optional.of(line.toByteArray());
            }
        }
        return Optional.empty();
    }

    /** Whether nothing follows. */
    boolean isAtEnd() throws IOException {
        return !fill();
    }

    private boolean fill() throws IOException {
        if (start >= end) {
            start = 0;
            end = in.read(buffer);
        }
        return end > 0;
    }

    /** A line is longer than the limit. */
    static final class LineTooLongException extends IOException {}
}
