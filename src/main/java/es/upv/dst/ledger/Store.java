// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * Where a change is kept, so that a killed process does not lose it. By default it is the only instance's, and its tables are
 * never behind.
 */
interface Store {

    /**
     * Runs a change when it is the turn of this instance among all that write to the tables.
     *
     * @param epoch in which the change may be made only; none if it may be made in any
     * @param change told whether other instances have changed the tables since the last change here
     * @throws NotLeaderException if the epoch has ended; then nothing is kept
     * @throws DataAccessException if that is not possible now; then nothing is kept, or, if the connection was lost at the
     *     commit, everything may be
     */
    <T> T inTurn(OptionalLong epoch, Function<Boolean, T> change);

    /**
     * Runs a change that writes to the tables by itself, in a transaction, when it is the turn of this instance.
     *
     * @throws DataAccessException if the tables refuse it or that is not possible now; then nothing is kept
     */
    <T> T through(Supplier<T> change);

    /**
     * Keeps what a change has entered, whole or not at all; asked inside it.
     *
     * @throws DataAccessException if that is not possible now
     */
    void keep(List<Entry> change);

    /** Tells other instances to reload what they show, such as the roster; asked inside a change. */
    default void tellOthers() {}

    /** Begins a new epoch, of which this instance is the leader; from then on no change of an earlier one is kept. */
    default long beginEpoch(String leader) {
        return 1;
    }

    /** The name of the leader of the newest epoch; nothing where there is only one instance. */
    default Optional<String> leader() {
        return Optional.empty();
    }

    /** Whether nobody else can write to the tables, which are a file of this process's alone. */
    default boolean isOwn() {
        return true;
    }

    /** Whether other instances have asked for a reload since the last. */
    default boolean isToldToReload() {
        return false;
    }

    /** @param reading reads the tables */
    default void reload(Runnable reading) {
        reading.run();
    }

    /**
     * Waits until the tables say everything that has been kept until now.
     *
     * @throws DataAccessException if they do not in a few seconds
     */
    default void settle() {}

    /** How many changes are kept that the tables do not have yet. */
    default int changesWaiting() {
        return 0;
    }

    /** How much memory these take, which is bounded. */
    default int bytesWaiting() {
        return 0;
    }

    /** Whether they have been waiting for longer than readers wait, or no more can be kept. */
    default boolean isFarBehind() {
        return false;
    }
}
