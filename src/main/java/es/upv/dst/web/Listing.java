// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table's rows as lists show them: filtered, oldest first, a stretch of them or all.
 *
 * @param matching {@code from … where …}, with named parameters that are the components of the filter, a record; the
 *     table has an {@code id} that grows
 */
public record Listing<T>(JdbcClient jdbc, String matching, RowMapper<T> row) {

    public Page<T> page(Record filter, Paging paging) {
        var total = jdbc.sql("select count(*) " + matching)
                .paramSource(parameters(filter))
                .query(Long.class)
                .single();
        // Two numbers, and no parameters since those are the filter's.
        var stretch = " limit " + paging.limit() + " offset " + paging.offset();
        return Page.of(rows(stretch, filter), paging, total);
    }

    public List<T> all(Record filter) {
        return rows("", filter);
    }

    private List<T> rows(String stretch, Record filter) {
        return jdbc.sql("select * " + matching + " order by id" + stretch)
                .paramSource(parameters(filter))
                .query(row)
                .list();
    }

    /** PostgreSQL takes no NUL in a text; where a row keeps what had one, it has the sign for it. */
    private static SqlParameterSource parameters(Record filter) {
        return new SimplePropertySqlParameterSource(filter) {
            @Override
            public @Nullable Object getValue(String component) {
                var value = super.getValue(component);
                return value instanceof String text ? text.replace('\0', '␀') : value;
            }
        };
    }
}
