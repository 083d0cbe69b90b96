/**
 * Rehearsal: tests the running lab with a class of synthetic students, and afterwards removes their rows.
 *
 * <pre>
 * receives        POST /api/rehearsal from the professor; RehearsalRunner.start(), from the dashboard; one at a time
 * sends           served and lost students, duplicates, and latencies; GET /api/rehearsal while the rehearsal runs
 * database tables none; roster enrols and removes the students, and each feature deletes their rows
 * uses            student, for the client of each student; codes, to find the student who requested a code
 * </pre>
 *
 * Every code is published to every student, and the message does not contain the student who requested the code.
 * So the synthetic students share a {@link CodeAllocator}, and each student submits the first received code that is not
 * allocated to another student. There are as many codes as students, so that each student gets a code. A student
 * without a code indicates a fault of dst-lab or the broker.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"codes", "roster", "roster :: rehearsal", "storage", "student", "web"})
package es.upv.dst.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
