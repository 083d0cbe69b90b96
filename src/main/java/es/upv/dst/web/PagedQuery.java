// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A query that returns the rows of a table that match a filter. Returns one page or all rows.
 *
 * @param matching {@code from … where …}, a conjunction, with the components of the filter record as named parameters;
 *     the table must have an ascending {@code id}
 */
public record PagedQuery<T>(JdbcClient jdbc, String matching, RowMapper<T> rowMapper) {

    private static final int SLICE = 5_000;

    /** Returns a page of the list, the oldest row first. */
    public Page<T> page(Record filter, Paging paging) {
        return page(filter, paging, "id");
    }

    /** Returns a page of the list, the newest row first. */
    public Page<T> newest(Record filter, Paging paging) {
        return page(filter, paging, "id desc");
    }

    private Page<T> page(Record filter, Paging paging, String order) {
        var total = jdbc.sql("select count(*) " + matching)
                .paramSource(new SimplePropertySqlParameterSource(filter))
                .query(Long.class)
                .single();
        // Concatenated, because the named parameters belong to the filter. Numbers allow no SQL injection.
        var limit = " limit " + paging.limit() + " offset " + paging.offset();
        return Page.of(rows(order + limit, filter), paging, total);
    }

    /**
     * Returns all rows, the oldest row first. Reads slices, because H2 keeps a result in memory or writes it to a
     * temporary file.
     */
    public List<T> all(Record filter) {
        var all = new ArrayList<T>();
        var lastId = new AtomicLong(-1);
        var read = SLICE;
        while (read == SLICE) {
            var slice = jdbc.sql("select * " + matching + " and id > " + lastId + " order by id limit " + SLICE)
                    .paramSource(new SimplePropertySqlParameterSource(filter))
                    .query((row, number) -> {
                        lastId.set(row.getLong("id"));
                        return rowMapper.mapRow(row, number);
                    })
                    .list();
            all.addAll(slice);
            read = slice.size();
        }
        return all;
    }

    private List<T> rows(String order, Record filter) {
        return jdbc.sql("select * " + matching + " order by " + order)
                .paramSource(new SimplePropertySqlParameterSource(filter))
                .query(rowMapper)
                .list();
    }
}
