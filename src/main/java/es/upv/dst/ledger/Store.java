// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/** Where a change is kept, so that a killed process does not lose it. */
interface Store {

    /**
     * Runs a change when it is the turn of this instance among all that write to the tables.
     *
     * @param change told what the others have done since the last time
     * @throws DataAccessException if that is not possible now; then nothing is kept
     */
    <T> T inTurn(Function<News, T> change);

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

    /** Tells other instances that memory cannot follow what this change does; asked inside it. */
    void tellOthers();

    /** Whether nobody else can write to the tables, which are a file of this process's alone. */
    boolean isOwn();

    /** Whether other instances have made changes since the last one here. */
    boolean hasNews();

    /**
     * Waits until the tables say everything that has been kept until now.
     *
     * @throws DataAccessException if they do not in a few seconds
     */
    void settle();

    /** How many changes are kept that the tables do not have yet. */
    int changesWaiting();

    /** How much memory these take, which is bounded. */
    int bytesWaiting();

    /** Whether they have been waiting for longer than readers wait, or no more can be kept. */
    boolean isFarBehind();
}
