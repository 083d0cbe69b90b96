// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, and the rows that it is run with.
 *
 * @param rows the statement's parameters, each a {@code String}, {@code Long}, {@code OffsetDateTime} or nothing
 */
record Entry(String sql, List<@Nullable Object[]> rows) {}
