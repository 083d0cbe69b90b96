// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

/**
 * The number of messages received on DST/PETICION.
 *
 * @param total the sum of {@code issued} and {@code refused}
 * @param issued the number of messages with the outcome ISSUED
 * @param refused the number of messages with another outcome
 */
public record RequestCounts(long total, long issued, long refused) {}
