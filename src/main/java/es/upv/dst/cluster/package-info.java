// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Cluster: which of several instances of one lab is active.
 *
 * <pre>
 * in    PostgreSqlLock ─▶ Spring Integration's leader initiator ─▶ LeaderElection
 *       brokerIsAwayFor()   from mqtt, when the leader cannot reach the broker
 *       yieldLeadership()   from mqtt, when another leader has begun an epoch
 * out   Leadership.begin, lead, end
 *       EpochBegun                             an event, to roster
 *       LeadershipGranted, LeadershipRevoked   events, to mqtt
 * rows  none; the lock is PostgreSQL's, the epoch is in the ledger's row writer
 * </pre>
 *
 * An instance with a database of its own is the leader from its start to its end.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "ledger")
package es.upv.dst.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
