// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

/**
 * A program that could not be compared.
 *
 * @param line the line of the reason, from 1
 * @param reason for a person, for example {@code Python 2: print statement}
 */
public record NotCompared(String id, int line, String reason) {}
