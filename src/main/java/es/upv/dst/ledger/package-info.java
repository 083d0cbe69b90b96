/**
 * Ledger: the lab's one writer, where a batch becomes a change that survives a kill.
 *
 * <pre>
 * in    writeAsLeader    from mqtt with a batch of messages, in the epoch of a leader
 *       write(change)    from a REST call
 *       writeThrough     from the roster
 *       enter(sql, rows) from whatever the change calls
 *       awaitTables()    from who reads the tables for a student
 * keep  a database of its own   Bookkeeper ─▶ Journal, at once; Unposted ─▶ Tables, in the next pause
 *       one that is shared      DirectStore ─▶ Tables, at once, holding the row writer
 * out   recall()         to whatever a feature remembers of its tables: at the start, after a change that failed or asked for it,
 *                        and after a change of another instance
 * watch dst.requests and dst.submissions, for each Tally; dst.ledger, dst.journal; Readings, for what others watch
 * trim  Housekeeping     deletes the oldest RefusedRows of each Tally, beside the changes and in transactions of its own
 * rows  journal          up to where the tables have what the journal has
 *       writer           how many changes instances have made, who leads in which epoch, and the lab's identity
 *       tally            how many messages there have been, of each kind and outcome
 * </pre>
 *
 * Who reads by HTTP waits until the tables are up to date (UpToDate). The roster is written through to the tables at
 * once, since they may refuse it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "doctor")
package es.upv.dst.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
