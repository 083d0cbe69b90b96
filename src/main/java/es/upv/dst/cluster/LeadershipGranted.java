// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/**
 * Application event: this instance has become the leader.
 *
 * @param immediately whether this instance has not been a standby since its start or since it was last the leader
 */
public record LeadershipGranted(boolean wasStandby) {}
