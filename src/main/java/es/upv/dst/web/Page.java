// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.List;

/**
 * A stretch of a list, oldest first.
 *
 * @param page which stretch, from 0
 * @param size how many items a stretch has at most
 * @param total how many items the whole list has
 */
public record Page<T>(List<T> items, int page, int size, long total) {}
