// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

/** A feature's copy of its tables in memory. Changes inside {@link SingleWriter#write} use it instead of queries. */
public interface CachedState {

    /**
     * Discards the copy and reads the tables. The writer calls this before the first change, after a change that failed
     * or called {@link SingleWriter#invalidate}, and after another instance has changed the tables.
     */
    void reload();
}
