// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/**
 * Application event, published when a new epoch has begun and before this instance becomes the leader. From then on the
 * store rejects changes of earlier leaders. Listeners do what has to be done before the instance receives the first
 * message. If a listener throws, the instance does not become the leader in this epoch, and tries to begin another
 * epoch.
 */
public record EpochBegun() {}
