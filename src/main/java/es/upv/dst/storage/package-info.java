/**
 * Storage: the single writer of the lab, which makes a batch of messages one durable change.
 *
 * <pre>
 * in    SingleWriter.writeAsLeader   from pipeline, with a batch of messages and the epoch of the leader
 *       SingleWriter.write           from a REST call
 *       SingleWriter.writeThrough    from roster, whose changes the tables may reject
 *       SingleWriter.append          from the features that a change calls
 *       SingleWriter.awaitTables     before a feature reads the tables
 * store its own database    WriteBehindStore ─▶ WriteAheadLog, at once; WriteBehindBuffer ─▶ tables, in the next pause
 *       a shared database   DirectStore ─▶ tables, at once, with a lock on the row writer
 * out   CachedState.reload  before the first change, and after a failed or invalidating change or another instance's
 * meter dst.requests, dst.submissions: OutcomeCounter; dst.ledger, dst.journal; MetricsSampler for other features
 * trim  Housekeeping        deletes the oldest refused rows of each table, in its own thread and transactions
 * rows  journal             the number of the last log record that the tables contain
 *       writer              the number of changes, the epoch and its leader, and the identity of the lab
 *       tally               the number of messages, by kind and outcome
 * </pre>
 *
 * HTTP requests wait until the tables are up to date (FlushBeforeReadInterceptor).
 */
@NullMarked
@ApplicationModule(allowedDependencies = "doctor")
package es.upv.dst.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
