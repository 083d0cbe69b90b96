// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

/**
 * How many codes there are, and in which state; free, open and used add up to the capacity.
 *
 * @param free not drawn yet
 * @param open issued and not redeemed
 * @param used redeemed
 */
public record Pool(int capacity, int free, int open, int used) {}
