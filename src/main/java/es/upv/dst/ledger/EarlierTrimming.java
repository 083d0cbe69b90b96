// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.Arrays;

/**
 * What earlier versions wrote to the journal to delete refused rows: a statement that takes H2 minutes, and the number of rows.
 * Both are left out when the journal is read; {@link Housekeeping} then finds that there are too many rows.
 */
final class EarlierTrimming {

    private static final String COUNT = "update tally set messages = messages + ?";

    private EarlierTrimming() {}

    static Posting leftOutOf(Posting posting) {
        var change = posting.change();
        var rest = change.stream().filter(entry -> !isTrimming(entry)).toList();
        return rest.size() == change.size() ? posting : Posting.of(posting.number(), rest);
    }

    private static boolean isTrimming(Entry entry) {
        return isDeletion(entry.sql()) || entry.sql().startsWith(COUNT) && countsForgotten(entry);
    }

    private static boolean isDeletion(String sql) {
        return sql.startsWith("delete from ") && sql.strip().endsWith("fetch first ? rows only)");
    }

    /** Each count had an entry of its own. */
    private static boolean countsForgotten(Entry entry) {
        return entry.rows().stream().map(Arrays::asList).allMatch(row -> row.contains(RefusedRows.FORGOTTEN));
    }
}
