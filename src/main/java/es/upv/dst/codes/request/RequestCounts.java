// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

/** The number of messages received on DST/PETICION. The issued and the refused ones add up to the total. */
public record RequestCounts(long total, long issued, long refused) {}
