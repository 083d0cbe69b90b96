// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Cluster: elects the leader, which is the active one among several instances of a lab.
 *
 * <p>An epoch is the number of a period in which one instance is the leader. A new leader begins an epoch with a higher
 * number. From then on, the store rejects changes of earlier epochs.
 *
 * <pre>
 * receives        PostgreSqlLock ─▶ Spring Integration's leader initiator ─▶ LeaderElection
 *                 onBrokerUnreachable()   from mqtt, when the leader cannot reach the broker
 *                 yieldLeadership()       from pipeline, when another leader has begun an epoch
 * sends           EpochBegun                             an event, to roster
 *                 LeadershipGranted, LeadershipRevoked   events, to mqtt
 *                 Leadership.begin, lead, end            calls to storage
 * database tables none; PostgreSQL holds the lock, and storage stores the epoch in the table writer
 * </pre>
 *
 * An instance with the embedded database is the leader from its start to its end.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "storage")
package es.upv.dst.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
