// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.disk;

import com.zaxxer.hikari.HikariDataSource;
import es.upv.dst.storage.WorkerThread;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Opens the embedded database again after it has closed itself, which it does when it cannot write. H2 opens a database
 * again when all of its connections are closed and a new one is opened.
 */
public final class DatabaseReopener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseReopener.class);

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    /**
     * The error codes of H2 with which it reports that it is closed: GENERAL_ERROR_1, OBJECT_CLOSED, IO_EXCEPTION_1,
     * IO_EXCEPTION_2, DATABASE_IS_CLOSED and DATABASE_CALLED_AT_SHUTDOWN.
     */
    private static final Set<Integer> CLOSED = Set.of(50_000, 90_007, 90_028, 90_031, 90_098, 90_121);

    private final HikariDataSource pool;
    private final DataSpace space;
    private final WorkerThread thread = new WorkerThread("database-reopener");
    private volatile boolean stopping;
    private boolean closed;

    public DatabaseReopener(HikariDataSource pool, DataSpace space) {
        this.pool = pool;
        this.space = space;
    }

    @Override
    public void start() {
        stopping = false;
        thread.start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Starts before every component that uses the tables, and stops after all of them. */
    @Override
    public int getPhase() {
        return -1;
    }

    private void run() throws InterruptedException {
        while (!stopping) {
            space.measure();
            check();
            Thread.sleep(INTERVAL);
        }
    }

    /** Reads a table, because H2 reports a connection of a closed database as valid. */
    private void check() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.executeQuery("select posted from journal");
            if (closed) {
                log.info("The database is open again");
            }
            closed = false;
        } catch (SQLException e) {
            if (closed || isClosed(e)) {
                reopen(e);
            }
        }
    }

    /** Searches the causes too, because the pool wraps the error with which a connection could not be opened. */
    private static boolean isClosed(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CLOSED.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private void reopen(SQLException cause) {
        if (!closed) {
            log.warn("The database has closed itself, and is opened again when it can be written: {}", reason(cause));
        }
        closed = true;
        if (space.problem().isEmpty()) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static String reason(SQLException cause) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause).getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given");
    }
}
