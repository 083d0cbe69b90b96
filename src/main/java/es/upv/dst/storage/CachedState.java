// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

/**
 * A feature's copy of its tables in memory. A change inside {@link SingleWriter#write} reads this copy instead of the
 * tables.
 */
public interface CachedState {

    /**
     * Discards the copy and reads the tables again. The single writer calls this method before the first change, after
     * a change that failed or called {@link SingleWriter#invalidate}, and after another instance has changed the
     * tables.
     */
    void reload();
}
