// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/** An instance has not been heard of for so long that this one does its part. Published as an application event. */
public record Missed(Instance instance) {}
