// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import es.upv.dst.storage.BatchStatement;
import java.util.List;

/**
 * A change in the write-ahead log.
 *
 * @param number larger than the number of every earlier change
 * @param bytes the change as encoded by {@link LogRecordCodec}; the bytes take a fraction of the memory of the
 *     statements
 * @param texts has the texts of the statements, which the bytes name by their numbers
 */
public record LogRecord(long number, byte[] bytes, StatementTexts texts) {

    static LogRecord of(long number, List<BatchStatement> change, StatementTexts texts) {
        return new LogRecord(number, LogRecordCodec.encode(change, texts), texts);
    }

    public List<BatchStatement> change() {
        return LogRecordCodec.decode(bytes, texts);
    }
}
