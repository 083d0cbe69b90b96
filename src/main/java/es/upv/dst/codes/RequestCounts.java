// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

/** How many messages came on DST/PETICION; issued and refused add up to the total. */
public record RequestCounts(long total, long issued, long refused) {}
