// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.log.LogContent;
import es.upv.dst.storage.log.LogInaccessibleException;
import es.upv.dst.storage.log.LogTie;
import es.upv.dst.storage.log.LogUnusableException;
import es.upv.dst.storage.log.WriteAheadLog;
import es.upv.dst.storage.writebehind.TieRepository.TieRow;
import es.upv.dst.storage.writebehind.TieRepository.TieState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Opens the write-ahead log if it continues the database. Both have the same token, and the log always contains the
 * last change that the tables contain, so that a log or a database of another time is noticed.
 */
public final class LogContinuity {

    private static final Logger log = LoggerFactory.getLogger(LogContinuity.class);

    private final WriteAheadLog writeAheadLog;
    private final Path folder;
    private final TieRepository repository;
    private final boolean acceptLoss;
    private final InstantSource clock;

    /** @param acceptLoss whether to go on with the database only if the log does not continue it */
    public LogContinuity(
            WriteAheadLog writeAheadLog, Path folder, JdbcTemplate jdbc, boolean acceptLoss, InstantSource clock) {
        this.writeAheadLog = writeAheadLog;
        this.folder = folder;
        this.repository = new TieRepository(jdbc);
        this.acceptLoss = acceptLoss;
        this.clock = clock;
    }

    /**
     * Opens the log, ties it to the database if both are new, and returns its content.
     *
     * @throws LogUnusableException if the log is damaged or does not continue the database; then both are unchanged
     * @throws LogInaccessibleException if the log cannot be read or written, also if the loss is accepted
     */
    LogContent open() {
        try {
            return openTied();
        } catch (LogUnusableException e) {
            writeAheadLog.close();
            if (!acceptLoss) {
                throw e;
            }
            log.warn(
                    "The loss is accepted; the old log is in {}: {}",
                    writeAheadLog.moveAside(clock.instant()),
                    e.getMessage());
            repository.update("", TieState.BEGUN);
            return begin(writeAheadLog.open(), repository.read());
        }
    }

    private LogContent openTied() {
        var content = writeAheadLog.open();
        var row = repository.read();
        if (row.state() == TieState.BACKUP && content.isEmpty()) {
            log.info("The database is a restored backup; it gets a new write-ahead log");
            repository.update("", TieState.BEGUN);
            return begin(content, repository.read());
        }
        findProblem(content, row).ifPresent(problem -> {
            throw new LogUnusableException(problem);
        });
        return begin(content, row);
    }

    private LogContent begin(LogContent content, TieRow row) {
        writeAheadLog.begin(row.posted());
        if (row.state() != TieState.TIED) {
            tie(content, row);
        }
        return content;
    }

    /** A kill between the three steps is noticed by the state, and the next start ends them. */
    private void tie(LogContent content, TieRow row) {
        var tie = content.tie()
                .orElseGet(() ->
                        new LogTie(row.token().orElseGet(() -> UUID.randomUUID().toString()), row.posted()));
        repository.update(tie.token(), TieState.BEGUN);
        if (content.tie().isEmpty()) {
            writeAheadLog.tie(tie);
        }
        repository.update(tie.token(), TieState.TIED);
    }

    private Optional<String> findProblem(LogContent content, TieRow row) {
        var logToken = content.tie().map(LogTie::token);
        if (logToken.isEmpty() && row.state() == TieState.BEGUN) {
            return findProblemOfUntied(content, row);
        }
        if (logToken.isEmpty()) {
            return Optional.of(
                    ("The write-ahead log in %s is missing or empty, and the database belongs to one: changes"
                                    + " after number %d may be missing, which were answered and are not in the"
                                    + " database yet.")
                            .formatted(folder, row.posted()));
        }
        if (!logToken.equals(row.token())) {
            return Optional.of(("The write-ahead log in %s belongs to another database than the one of"
                            + " SPRING_DATASOURCE_URL, which has the changes up to number %d: what the other one has is"
                            + " missing, and %d changes of the log.")
                    .formatted(folder, row.posted(), content.countAfter(row.posted())));
        }
        var isInLog = row.posted() == content.tie().orElseThrow().base() || content.hasChange(row.posted());
        return isInLog && row.posted() >= content.written() ? Optional.empty() : Optional.of(gap(content, row));
    }

    /** An earlier version has tied nothing, but a new database has no changes to continue. */
    private Optional<String> findProblemOfUntied(LogContent content, TieRow row) {
        var isOfAnother = row.posted() == 0 && !content.changes().isEmpty() && content.firstNumber() != 1;
        return isOfAnother
                ? Optional.of(("The database is new, and the write-ahead log in %s has changes up to number %d of"
                                + " another.")
                        .formatted(folder, content.lastNumber()))
                : Optional.empty();
    }

    private String gap(LogContent content, TieRow row) {
        return Math.max(content.lastNumber(), content.written()) > row.posted()
                ? ("The database is older than its write-ahead log in %s: it ends with change %d, and changes up to %d"
                                + " are missing.")
                        .formatted(folder, row.posted(), Math.max(content.written(), content.firstNumber()))
                : ("The write-ahead log in %s is older than the database, which has change %d: changes after that may"
                                + " be missing.")
                        .formatted(folder, row.posted());
    }
}
