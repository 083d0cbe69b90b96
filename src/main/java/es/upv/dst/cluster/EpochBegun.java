// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/**
 * No change of an earlier leader is kept from now on, and this instance is about to become the leader. Published as an
 * application event; what has to be done before the first message is received is done by its listeners. If one of them fails,
 * the epoch is begun anew.
 */
public record EpochBegun() {}
