/**
 * Says who is enrolled in the course.
 *
 * <pre>
 * in    a CSV file at start; CSV or JSON over /api/roster; made-up students for as long as a rehearsal lasts
 * out   find(Dni), withAddress(e-mail), enrolled(); the list, as JSON and CSV; line by line, what is wrong with what came in
 *       Dni.flaws()        what is wrong with a number, and where
 *       Dismissed          an event inside a change of the ledger, for whoever holds rows of a rehearsal
 * rows  student            who is enrolled
 *       rehearsal_student  who is for a rehearsal
 * uses  web, for pages and problems; ledger, for changes; cluster, to end the rehearsals of a former leader
 * </pre>
 *
 * What comes in is believed in two steps: a {@link RosterDraft} says what was read and what is wrong with it, and only a
 * draft with nothing wrong changes the {@link Roster}. A student may be marked as one for rehearsals, who is served like
 * anybody and never certified.
 */
@ApplicationModule(allowedDependencies = {"cluster", "ledger", "web"})
@NullMarked
package es.upv.dst.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
