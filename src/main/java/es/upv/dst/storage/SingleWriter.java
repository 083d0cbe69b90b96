// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import es.upv.dst.time.MonotonicTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes one change at a time, which decides on the cached state and is durable before its result is published.
 *
 * <p>A nested change belongs to the outer change, so that a service may call another service, and a batch is stored as
 * a whole.
 */
@Component
public class SingleWriter {

    private static final Duration IDLE_AFTER = Duration.ofMillis(200);
    private final Store store;
    private final Leadership leadership;
    private final ObjectProvider<CachedState> cachedStates;
    private final InstantSource monotonic = new MonotonicTime();
    private final Timer persistTimer;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final List<BatchStatement> statements = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean stale = true;
    private volatile Instant changedAt = Instant.MIN;

    /** @param cachedStates resolved at the first change, because these beans depend on this bean */
    SingleWriter(Store store, Leadership leadership, ObjectProvider<CachedState> cachedStates, MeterRegistry meters) {
        this.store = store;
        this.leadership = leadership;
        this.cachedStates = cachedStates;
        this.persistTimer = Timer.builder("dst.ledger.keep")
                .description("Time to make a change durable; most changes are a batch of messages")
                .register(meters);
    }

    /**
     * Waits until no change is running, and makes a change.
     *
     * @return the result of the change, after its statements are durable, so that they survive a killed process
     * @throws RuntimeException if the change throws this exception or cannot be stored; then nothing is changed
     */
    public <T> T write(Supplier<T> change) {
        return write(OptionalLong.empty(), change);
    }

    /**
     * Makes a change that only the leader may make, such as one that answers messages of students.
     *
     * @param epoch the epoch in which these messages arrived
     * @throws NotLeaderException if that epoch has ended; then nothing is changed
     */
    public <T> T writeAsLeader(long epoch, Supplier<T> change) {
        if (epoch != leadership.epoch()) {
            throw new NotLeaderException(epoch);
        }
        // Not in write(), because a change that stores nothing needs no space.
        store.requireCapacity();
        return write(OptionalLong.of(epoch), change);
    }

    private <T> T write(OptionalLong epoch, Supplier<T> change) {
        lock.lock();
        try {
            return lock.getHoldCount() == 1 ? makeChange(epoch, change) : change.get();
        } catch (RuntimeException | Error e) {
            stale = true;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a statement to the change. Must be called inside a change.
     *
     * @param sql a statement, the same for H2 and PostgreSQL
     * @param rows its parameters, as in {@link BatchStatement}; only a {@code delete} may find no row to change
     */
    public void append(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            statements.add(new BatchStatement(sql, rows));
        }
    }

    /** Runs the action after the change is durable, and only then. Must be called inside a change. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /**
     * Waits until the tables contain all changes so far. Reloads the cached state if another instance asked for that.
     *
     * @throws DataAccessException if the tables do not contain these changes within a few seconds
     */
    public void awaitTablesUpToDate() {
        store.flush();
        if (store.isReloadRequested()) {
            lock.lock();
            try {
                store.reload(() -> cachedStates.forEach(CachedState::reload));
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Waits until no change is running, and makes a change that writes to the tables itself in a transaction, because
     * the tables may reject it. Such a change must not use the cached state, which may be out of date.
     *
     * @param onCommitted receives the result of the change after the commit and before any other change
     * @throws RuntimeException if the change throws this exception or the tables reject it; then nothing is changed
     */
    public <T> T writeThrough(Supplier<T> change, Consumer<T> onCommitted) {
        lock.lock();
        try {
            var result = store.runInTransaction(change);
            onCommitted.accept(result);
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the next change reload the cached state. Must be called inside a change. */
    public void invalidate() {
        stale = true;
    }

    /** Makes other instances reload the cached state that they read outside changes. Must be called inside a change. */
    public void invalidateOthers() {
        store.invalidateOthers();
    }

    /** Whether the database is a file that only this process can write to. */
    public boolean usesEmbeddedDatabase() {
        return store.isEmbeddedDatabase();
    }

    /** One row of parameters of a statement. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** Whether no change was stored for 200 ms, so that background work may use the processor. */
    public boolean isIdle() {
        return monotonic.instant().isAfter(changedAt.plus(IDLE_AFTER));
    }

    private <T> T makeChange(OptionalLong epoch, Supplier<T> change) {
        statements.clear();
        afterCommit.clear();
        var result = store.runExclusively(epoch, othersHaveChanged -> {
            reloadIfStale(othersHaveChanged);
            var changeResult = change.get();
            persist();
            return changeResult;
        });
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private void reloadIfStale(boolean othersHaveChanged) {
        if (stale || othersHaveChanged) {
            store.flush();
            cachedStates.forEach(CachedState::reload);
            stale = false;
        }
    }

    private void persist() {
        if (!statements.isEmpty()) {
            changedAt = monotonic.instant();
            persistTimer.record(() -> store.persist(List.copyOf(statements)));
        }
    }
}
