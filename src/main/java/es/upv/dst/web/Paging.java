// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list, from the query parameters {@code page} and {@code size}. A handler method must have a
 * parameter {@code @Valid Paging}. Without {@code @Valid} the ranges are not checked.
 *
 * @param page the number of the page, from 0; 0 if absent
 * @param size the size of the page, 1 to 500; 50 if absent
 */
public record Paging(
        @Min(0) @Nullable Integer page,
        @Min(1) @Max(500) @Nullable Integer size) {

    public int number() {
        return page == null ? 0 : page;
    }

    public int limit() {
        return size == null ? 50 : size;
    }

    public long offset() {
        return (long) number() * limit();
    }
}
