// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.Collection;
import java.util.List;

/**
 * A page of a list. The oldest item is the first.
 *
 * @param page the number of the page, from 0
 * @param size the maximum number of items on a page
 * @param total the number of items in the whole list
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }

    /** Returns a page with these items. */
    public static <T> Page<T> of(List<T> items, Paging paging, long total) {
        return new Page<>(items, paging.number(), paging.limit(), total);
    }

    /** Returns the requested page of a list in memory. */
    public static <T> Page<T> of(Collection<T> all, Paging paging) {
        var items = all.stream().skip(paging.offset()).limit(paging.limit()).toList();
        return of(items, paging, all.size());
    }
}
