/**
 * Says who is enrolled in the course.
 *
 * <pre>
 * in    a CSV file at start; CSV or JSON over /api/roster
 * out   find(Dni), withAddress(e-mail), enrolled(); the list, as JSON and CSV; line by line, what is wrong with what came in;
 *       Dni.flaws() says what is wrong with a number, and where
 * rows  student
 * uses  web, for pages and problems
 * </pre>
 *
 * What comes in is believed in two steps: a {@link RosterDraft} says what was read and what is wrong with it, and only a
 * draft with nothing wrong changes the {@link Roster}.
 */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package es.upv.dst.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
