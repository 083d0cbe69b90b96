// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/** What a feature keeps in memory of its tables, so that decisions need no query. Touched inside {@link Ledger#write}. */
public interface Remembered {

    /** Forgets everything and reads the tables: at the first change, and at the next one after a change that failed
     * or asked for it. */
    void recall();

    /**
     * Reads what other instances, which share the database, have added since it was last read: nothing has been taken away or
     * changed that was not added by a message.
     */
    default void follow() {
        recall();
    }
}
