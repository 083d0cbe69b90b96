// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

/**
 * The number of codes in each state. Free, open and used codes add up to the capacity.
 *
 * @param free not issued
 * @param open issued and not redeemed
 * @param used redeemed
 */
public record PoolStatus(int capacity, int free, int open, int used) {}
