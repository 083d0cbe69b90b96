// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import org.springframework.jdbc.core.JdbcTemplate;

/** The columns whose numbers the embedded database draws. */
public final class IdentityColumns {

    /**
     * H2 commits the state of a sequence each time it has used so many of its numbers, by default 32. After a kill the
     * next row has a number that is larger by up to this.
     */
    private static final int CACHE = 1_000;

    private IdentityColumns() {}

    /** Makes the database reserve many numbers at once, because each commit rewrites pages of the file. */
    public static void reserveManyNumbers(JdbcTemplate jdbc) {
        var sql = "select table_name, column_name from information_schema.columns"
                + " where is_identity = 'YES' and identity_cache < ?";
        jdbc.query(
                        sql,
                        (row, number) -> "alter table \"%s\" alter column \"%s\" set cache %d"
                                .formatted(row.getString(1), row.getString(2), CACHE),
                        CACHE)
                .forEach(jdbc::execute);
    }
}
