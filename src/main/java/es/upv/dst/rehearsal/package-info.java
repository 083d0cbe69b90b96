/**
 * Rehearsal: a class of made-up students at once, against the lab as it runs, which is afterwards as it was.
 *
 * <pre>
 * in    POST /api/rehearsal   from the professor; one at a time
 * out   who was served, who was lost, what came twice, and how long it took; GET /api/rehearsal while it lasts
 * rows  none of its own: roster enrols and dismisses its students, and each feature forgets what they left
 * uses  student for each of them; codes to leave alone what was issued to somebody else
 * </pre>
 *
 * Every code reaches everybody, and nothing on the wire says whose it is. So the made-up students agree among themselves:
 * each takes the first code that it hears and no other of them has taken. With as many codes as students each has one in
 * the end, and a student without one is the lab's fault, or the broker's.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"student", "roster", "codes", "ledger", "web"})
package es.upv.dst.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
