/**
 * Ledger: the lab's one writer, where a batch becomes a transaction.
 *
 * <pre>
 * in    write(change)    from mqtt with a batch, from a REST call with one
 * out   recall()         to whatever a feature remembers of its tables, after a change that failed
 * rows  none of its own
 * </pre>
 *
 * The roster is changed beside it: it is imported whole, seldom, and no decision changes it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
