// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.StatementExecutor;
import es.upv.dst.storage.log.LogRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Writes log records to the tables. Not thread-safe. */
final class TableWriter {

    private static final Logger log = LoggerFactory.getLogger(TableWriter.class);

    private final StatementExecutor executor;
    private boolean failing;

    TableWriter(StatementExecutor executor) {
        this.executor = executor;
    }

    /**
     * Writes records together, or row by row without the rows that the tables reject.
     *
     * @throws RuntimeException if the tables cannot be written; the first one of a series is logged
     */
    void write(List<LogRecord> records) {
        try {
            executor.write(records);
            failing = false;
        } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
            log.warn("{} changes could not be written together; writing them row by row", records.size(), e);
            executor.writeRowByRow(records);
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn(
                        "The tables cannot be written; messages of students are stored in the write-ahead log: {}",
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                log.debug("The tables cannot be written", e);
            }
            failing = true;
            throw e;
        }
    }
}
