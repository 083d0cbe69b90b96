// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.Collection;
import java.util.List;

/**
 * A stretch of a list, oldest first.
 *
 * @param page which stretch, from 0
 * @param size how many items a stretch has at most
 * @param total how many items the whole list has
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }

    /** The items of a stretch that was asked for. */
    public static <T> Page<T> of(List<T> items, Paging paging, long total) {
        return new Page<>(items, paging.number(), paging.limit(), total);
    }

    /** The stretch that was asked for, of a list that is in memory. */
    public static <T> Page<T> of(Collection<T> all, Paging paging) {
        var items = all.stream().skip(paging.offset()).limit(paging.limit()).toList();
        return of(items, paging, all.size());
    }
}
