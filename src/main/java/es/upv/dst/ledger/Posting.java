// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;

/**
 * A change in the journal.
 *
 * @param number larger than that of every change before it
 */
record Posting(long number, List<Entry> change) {

    int rows() {
        return change.stream().mapToInt(entry -> entry.rows().size()).sum();
    }
}
