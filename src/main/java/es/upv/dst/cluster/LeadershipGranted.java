// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/**
 * Application event, published when this instance has become the leader.
 *
 * @param wasStandby true if another instance held the leadership when this instance tried to acquire it; false if this
 *     instance became the leader in its first attempt after its start or after it last was the leader
 */
public record LeadershipGranted(boolean wasStandby) {}
