// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * Makes changes durable, so that a killed process does not lose them. The default methods are those of a store with one
 * instance whose tables are never behind the changes.
 */
public interface Store {

    /**
     * Runs a change while no other instance writes to the tables.
     *
     * @param epoch the only epoch in which the change may be made; empty if the change may be made in any epoch
     * @param change receives whether other instances have changed the tables since the last change of this instance
     * @throws NotLeaderException if the epoch has ended; then nothing is stored
     * @throws DataAccessException if the store is not available. Then nothing is stored, unless the connection was lost
     *     during the commit, which may have succeeded
     */
    <T> T runExclusively(OptionalLong epoch, Function<Boolean, T> change);

    /**
     * Runs a change that writes to the tables itself, in a transaction, while no other instance writes to them.
     *
     * @throws DataAccessException if the tables reject the change or are not available; then nothing is stored
     */
    <T> T runInTransaction(Supplier<T> change);

    /**
     * Called before a change, so that a change that cannot be stored does not begin: if it has begun, the cached state
     * has to be reloaded. {@link #persist} checks again.
     *
     * @throws DataAccessException if the store does not accept changes now
     */
    default void requireCapacity() {}

    /**
     * Stores the statements of a change, all or none. Called inside {@link #runExclusively}.
     *
     * @throws DataAccessException if the store is not available
     */
    void persist(List<BatchStatement> change);

    /** Makes other instances reload their cached state, such as the roster. Called inside a change. */
    default void invalidateOthers() {}

    /**
     * Begins a new epoch with this leader, and returns its number. From then on changes of earlier epochs are rejected.
     */
    default long beginEpoch(String leader) {
        return 1;
    }

    /** The name of the leader of the newest epoch; empty if there is only one instance. */
    default Optional<String> leader() {
        return Optional.empty();
    }

    /** Whether the database is a file that only this process can write to. */
    default boolean isEmbeddedDatabase() {
        return true;
    }

    /** Whether another instance has asked for a reload since the last reload. */
    default boolean isReloadRequested() {
        return false;
    }

    /**
     * Runs the reload of the cached state that another instance has asked for, unless it was run meanwhile. Records
     * which changes the reloaded state contains. One thread at a time calls this method.
     */
    default void reload(Runnable reload) {
        reload.run();
    }

    /**
     * Waits until the tables contain all changes so far.
     *
     * @throws DataAccessException if the tables do not contain these changes within a few seconds
     */
    default void flush() {}

    /** The number of stored changes that the tables do not contain yet. */
    default int pendingChanges() {
        return 0;
    }

    /** The size of the pending changes in memory, in bytes. It is limited. */
    default int pendingBytes() {
        return 0;
    }

    /** Whether a pending change has been waiting for longer than readers wait, or no more changes can be stored. */
    default boolean isFarBehind() {
        return false;
    }
}
