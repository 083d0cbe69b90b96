// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/** What a feature keeps in memory of its tables, so that decisions need no query. Touched inside {@link Ledger#write}. */
public interface Remembered {

    /**
     * Forgets everything and reads the tables: at the first change, after a change that failed or asked for it, and after
     * another instance has changed the tables.
     */
    void recall();
}
