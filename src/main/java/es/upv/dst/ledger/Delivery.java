// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/**
 * A message that may be delivered more than once.
 *
 * @param name tells it apart from every other, and is the same at each delivery
 * @param mayRepeat whether this can be another delivery than the first
 */
public record Delivery(String name, boolean mayRepeat) {}
