// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/**
 * This instance has become the leader. Published as an application event.
 *
 * @param immediately whether there was no other leader while this instance has been running
 */
public record LeadershipGranted(boolean immediately) {}
