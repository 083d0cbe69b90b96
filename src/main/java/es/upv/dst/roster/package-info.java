/**
 * Roster: the students who are enrolled in the course.
 *
 * <pre>
 * receives        the configured CSV file; CSV or JSON over /api/roster; synthetic students during a rehearsal
 * sends           find(Dni), findByEmail(address), enrolled(); the list, as JSON and CSV; the errors of an import
 *                 Dni.errors()               the errors in a number, by index
 *                 PersonName                 a name for comparison
 *                 RehearsalStudentsRemoved   an event inside a change, for the features that store rows of a rehearsal
 * database tables student                    enrolled students
 *                 rehearsal_student          synthetic students of a rehearsal
 * uses            web, for pages and problems; storage, for changes; cluster, to end the rehearsals of a former leader
 * </pre>
 *
 * An import has two steps. A {@link RosterDraft} holds the students that were read and the errors. Only a draft without
 * errors changes the {@link Roster}. A student can be marked as a rehearsal student, who gets codes and verdicts like
 * any other student but is never certified.
 */
@ApplicationModule(allowedDependencies = {"address", "cluster", "language", "storage", "text", "web", "web :: csv"})
@NullMarked
package es.upv.dst.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
