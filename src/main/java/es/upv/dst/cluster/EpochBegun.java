// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/**
 * Application event: a new epoch has begun, and this instance is about to become the leader. The store rejects changes
 * of earlier leaders. Listeners do what has to be done before the first message is received. If a listener throws, the
 * instance tries to begin another epoch.
 */
public record EpochBegun() {}
