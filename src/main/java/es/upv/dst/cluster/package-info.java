// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Cluster: elects the active instance, the leader, among several instances of one lab.
 *
 * <pre>
 * in    PostgreSqlLock ─▶ Spring Integration's leader initiator ─▶ LeaderElection
 *       onBrokerUnreachable()   from mqtt, when the leader cannot reach the broker
 *       yieldLeadership()   from pipeline, when another leader has begun an epoch
 * out   Leadership.begin, lead, end
 *       EpochBegun                             an event, to roster
 *       LeadershipGranted, LeadershipRevoked   events, to mqtt
 * rows  none; the lock is in PostgreSQL, the epoch is in the row writer of storage
 * </pre>
 *
 * An instance with a database of its own is the leader from its start to its end.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "storage")
package es.upv.dst.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
