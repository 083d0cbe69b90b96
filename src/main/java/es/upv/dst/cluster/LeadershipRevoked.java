// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

/** This instance is no longer the leader. Published as an application event, each time that it was one. */
public record LeadershipRevoked() {}
