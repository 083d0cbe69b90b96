// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/** Application event, published when this instance is no longer the leader. */
public record LeadershipRevoked() {}
