/**
 * Rehearsal: a class of synthetic students against the running lab. Afterwards their rows are removed.
 *
 * <pre>
 * in      POST /api/rehearsal   from the professor; one at a time
 * out     served and lost students, duplicates, and latencies; GET /api/rehearsal while it runs
 * tables  none of its own: roster enrols and removes the students, and each feature deletes their rows
 * uses    student, for the client of each student; codes, to find the student to whom a code was issued
 * </pre>
 *
 * Every code is published to every student, and the message does not say to whom it was issued. So the synthetic
 * students share a {@link CodeAllocator}: each submits the first code that it receives and that is not allocated to
 * another student. There are as many codes as students, so each student gets one. A student without a code indicates a
 * fault of the lab or the broker.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"codes", "roster", "roster :: rehearsal", "storage", "student", "web"})
package es.upv.dst.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
