/**
 * Dashboard: what the professor sees of the whole lab. Reads every feature, changes nothing.
 *
 * <pre>
 * in    GET /api/status
 * out   the lab in numbers
 * watch dst.build
 * rows  none of its own
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "roster", "codes", "submissions", "mail", "mqtt", "ledger"})
package es.upv.dst.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
