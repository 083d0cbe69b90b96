// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/** What other instances have done to the tables since this one looked last. */
enum News {
    NONE,
    /** They have added rows that memory can follow. */
    ROWS,
    /** They have changed what memory has to be read anew for. */
    ANYTHING
}
