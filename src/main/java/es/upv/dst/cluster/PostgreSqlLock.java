// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * An advisory lock of PostgreSQL. A separate connection holds the lock. PostgreSQL releases the lock at once when the
 * process of the holder is killed. If the holder is suspended or has lost the connection, it sends nothing, and
 * PostgreSQL releases the lock after {@code idle_session_timeout} (PostgreSQL 14 and later). Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS">Advisory locks</a>
 */
final class PostgreSqlLock implements Lock, AutoCloseable {

    /** The key of the lock. It contains the schema, because each schema belongs to another lab. */
    private static final String KEY = "hashtext('dst-lab:' || current_schema())";

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final DataSource connections;
    private final Duration holderTimeout;
    private Optional<Connection> connection = Optional.empty();

    /**
     * @param connections opens a new connection at each call; the statements on these connections must have a timeout
     * @param holderTimeout the time after which PostgreSQL releases the lock of a holder that sends nothing
     */
    PostgreSqlLock(DataSource connections, Duration holderTimeout) {
        this.connections = connections;
        this.holderTimeout = holderTimeout;
    }

    /**
     * @throws DataAccessResourceFailureException if PostgreSQL cannot be reached, or if PostgreSQL has closed the
     *     connection and thereby released the lock
     */
    @Override
    public boolean tryLock() {
        return query("select pg_try_advisory_lock(" + KEY + ")");
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        var end = System.nanoTime() + unit.toNanos(time);
        while (!tryLock()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        if (connection.isPresent()) {
            query("select pg_advisory_unlock(" + KEY + ")");
        }
    }

    /** Closes the connection, which releases the lock even if it was acquired several times. */
    @Override
    public void close() {
        connection.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException e) {
                // Ignored, because PostgreSQL releases the lock of a broken connection after the timeout.
            }
        });
        connection = Optional.empty();
    }

    private boolean query(String sql) {
        try (var statement = openConnectionIfNone().createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            close();
            throw new DataAccessResourceFailureException("the query for the leader lock failed", e);
        }
    }

    private Connection openConnectionIfNone() throws SQLException {
        if (connection.isEmpty()) {
            var opened = connections.getConnection();
            connection = Optional.of(opened);
            try (var statement = opened.createStatement()) {
                statement.execute("set idle_session_timeout = " + holderTimeout.toMillis());
            }
        }
        return connection.get();
    }

    @Override
    public void lock() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void lockInterruptibly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException();
    }
}
