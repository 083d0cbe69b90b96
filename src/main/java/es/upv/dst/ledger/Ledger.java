// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

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
 * One change at a time: each is decided on what is kept in memory, and kept as a whole before anybody hears of it.
 *
 * <p>A change inside a change belongs to the outer one, so a service may call another, and a batch of a thousand
 * messages is kept at once.
 */
@Component
public class Ledger {

    private final Store store;
    private final Leadership leadership;
    private final ObjectProvider<Remembered> memories;
    private final InstantSource clock;
    private final Timer keeping;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean stale = true;

    private volatile Instant changedAt = Instant.EPOCH;

    /** @param memories asked for at the first change, since they enter what they change here */
    Ledger(
            Store store,
            Leadership leadership,
            ObjectProvider<Remembered> memories,
            InstantSource clock,
            MeterRegistry meters) {
        this.store = store;
        this.leadership = leadership;
        this.memories = memories;
        this.clock = clock;
        this.keeping = Timer.builder("dst.ledger.keep")
                .description("How long a change took to be kept, most of them a batch of messages")
                .register(meters);
    }

    /**
     * Waits for its turn and makes a change.
     *
     * @return what the change returned, once what it entered is kept: it survives a killed process
     * @throws RuntimeException what the change threw, or that it could not be kept; then nothing is changed
     */
    public <T> T write(Supplier<T> change) {
        return write(OptionalLong.empty(), change);
    }

    /**
     * The same for a change that only the leader may make, such as one that answers messages of students.
     *
     * @param epoch in which these messages have arrived
     * @throws NotLeaderException if that epoch has ended; then nothing is changed
     */
    public <T> T writeAsLeader(long epoch, Supplier<T> change) {
        if (epoch != leadership.epoch()) {
            throw new NotLeaderException(epoch);
        }
        return write(OptionalLong.of(epoch), change);
    }

    private <T> T write(OptionalLong only, Supplier<T> change) {
        turn.lock();
        try {
            return turn.getHoldCount() == 1 ? whole(only, change) : change.get();
        } catch (RuntimeException | Error accident) {
            stale = true;
            throw accident;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Enters rows; asked inside a change.
     *
     * @param sql a statement, the same for H2 and PostgreSQL
     * @param rows its parameters, each a {@code String}, {@code Long}, {@code OffsetDateTime} or nothing; each row
     *     changes something in the tables, unless another instance has been there first or there was nothing to delete
     */
    public void enter(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            entries.add(new Entry(sql, rows));
        }
    }

    /** Runs this once the change is kept, and not at all if it is not; asked inside a change. */
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /**
     * Waits until the tables say everything that has been kept until now, and memory what other instances show.
     *
     * @throws DataAccessException if they do not in a few seconds
     */
    public void awaitTables() {
        store.settle();
        if (store.isToldToReload()) {
            turn.lock();
            try {
                store.reload(() -> memories.forEach(Remembered::recall));
            } finally {
                turn.unlock();
            }
        }
    }

    /**
     * Waits for its turn and makes a change that writes to the tables by itself, in a transaction: one that they may refuse.
     * What is remembered is not brought up to date before, nor is it of use to such a change.
     *
     * @param kept told what the change returned once it is kept, before any other change
     * @throws RuntimeException what the change threw, or that the tables refuse it; then nothing is changed
     */
    public <T> T writeThrough(Supplier<T> change, Consumer<T> kept) {
        turn.lock();
        try {
            var result = store.through(change);
            kept.accept(result);
            return result;
        } finally {
            turn.unlock();
        }
    }

    /** Lets everything that is remembered be read again before the next change; asked inside one. */
    public void forget() {
        stale = true;
    }

    /** Lets other instances reload what they show; asked inside a change of what is read outside changes, as the roster. */
    public void forgetElsewhere() {
        store.tellOthers();
    }

    /** Whether the database is a file of this process's alone, and not one that others may write to. */
    public boolean hasOwnDatabase() {
        return store.isOwn();
    }

    /** A statement's parameters. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** Whether there has been no change for so long, so that what has time may have the processor. */
    public boolean isQuietFor(Duration time) {
        return clock.instant().isAfter(changedAt.plus(time));
    }

    private <T> T whole(OptionalLong only, Supplier<T> change) {
        entries.clear();
        afterwards.clear();
        var result = store.inTurn(only, othersHaveWritten -> {
            remember(othersHaveWritten);
            var made = change.get();
            keep();
            return made;
        });
        afterwards.forEach(Runnable::run);
        return result;
    }

    private void remember(boolean othersHaveWritten) {
        if (stale || othersHaveWritten) {
            store.settle();
            memories.forEach(Remembered::recall);
            stale = false;
        }
    }

    private void keep() {
        if (!entries.isEmpty()) {
            changedAt = clock.instant();
            keeping.record(() -> store.keep(List.copyOf(entries)));
        }
    }
}
