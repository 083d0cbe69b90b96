// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.BatchStatement;
import java.util.List;

/**
 * A change in the write-ahead log.
 *
 * @param number larger than the number of every earlier change
 * @param bytes the change as encoded by {@link LogRecordCodec}; the bytes take a fraction of the memory of the
 *     statements
 */
public record LogRecord(long number, byte[] bytes) {

    public static LogRecord of(long number, List<BatchStatement> change) {
        return new LogRecord(number, LogRecordCodec.encode(change));
    }

    public List<BatchStatement> change() {
        return LogRecordCodec.decode(bytes);
    }
}
