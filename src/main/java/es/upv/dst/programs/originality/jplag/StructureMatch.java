// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

/** A sequence of tokens that two structures have in common, by its first token in each of them. */
public record StructureMatch(int first, int second, int length) {}
