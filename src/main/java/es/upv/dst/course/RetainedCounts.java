// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Numbers of a feature that remain after the erasure of all personal data, such as how many students had which grade. A
 * feature contributes a bean of this type.
 *
 * @param counts reads the numbers from the tables, by name, before the erasure and in its transaction
 */
public record RetainedCounts(Supplier<Map<String, Long>> counts) {}
