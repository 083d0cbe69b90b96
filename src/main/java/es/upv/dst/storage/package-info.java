/**
 * Storage: the single writer of the lab, which makes a batch of messages one durable change.
 *
 * <pre>
 * receives        SingleWriter.writeAsLeader         from pipeline, with a batch and the epoch of the leader
 *                 SingleWriter.write                 from a REST call
 *                 SingleWriter.writeThrough          from roster, whose changes the tables may reject
 *                 SingleWriter.append                from the features that a change calls
 *                 SingleWriter.awaitTablesUpToDate   before a feature reads the tables
 * stores          in the embedded database           WriteBehindStore ─▶ WriteAheadLog, at once;
 *                                                    WriteBehindBuffer ─▶ tables, in the next pause
 *                 in a shared database               DirectStore ─▶ tables, at once, with a lock on the row writer
 * sends           CachedState.reload                 before the first change, and after a change that failed, that
 *                                                    invalidated the state, or that another instance made
 * deletes         Housekeeping                       the oldest refused rows of each table, in the background
 * metrics         dst.requests, dst.submissions      OutcomeCounter
 *                 dst.ledger, dst.journal            SingleWriter, StorageMetrics
 *                 MetricsSampler                     runs the queries for the metrics of other features
 * database tables journal                            the number of the last log record that the tables contain
 *                 writer                             the number of changes, the epoch, its leader, the lab's identity
 *                 tally                              the number of messages, by kind and outcome
 * </pre>
 *
 * An epoch is a period in which one instance is the leader. Epochs are numbered. HTTP requests wait until the tables
 * are up to date (FlushBeforeReadInterceptor).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"doctor", "language", "network", "time"})
package es.upv.dst.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
