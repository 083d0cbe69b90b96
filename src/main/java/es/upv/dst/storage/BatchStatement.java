// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SQL statement and the rows of parameters with which it is executed.
 *
 * @param sql the same for H2 and PostgreSQL
 * @param rows one array of parameters for each execution, each a {@code String}, {@code Long}, {@code OffsetDateTime}
 *     or {@code null}
 */
public record BatchStatement(String sql, List<@Nullable Object[]> rows) {}
