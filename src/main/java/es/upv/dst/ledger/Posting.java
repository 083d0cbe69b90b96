// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;

/**
 * A change in the journal.
 *
 * @param number larger than that of every change before it
 * @param bytes the change in the {@link EntryFormat}, which takes a fraction of the memory
 */
record Posting(long number, byte[] bytes) {

    static Posting of(long number, List<Entry> change) {
        return new Posting(number, EntryFormat.write(change));
    }

    List<Entry> change() {
        return EntryFormat.read(bytes);
    }
}
