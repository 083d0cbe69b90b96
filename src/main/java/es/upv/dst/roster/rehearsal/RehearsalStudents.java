// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.rehearsal;

import es.upv.dst.cluster.EpochBegun;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.SingleWriter;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Enrols synthetic students for a rehearsal, in addition to the roster. The roster does not list them, and changes of
 * the roster do not affect them. A new leader removes the synthetic students of a former leader.
 */
@Component
public class RehearsalStudents {

    private final SingleWriter writer;
    private final Roster roster;
    private final RehearsalStudentRepository repository;
    private final ApplicationEventPublisher events;

    RehearsalStudents(
            SingleWriter writer,
            Roster roster,
            RehearsalStudentRepository repository,
            ApplicationEventPublisher events) {
        this.writer = writer;
        this.roster = roster;
        this.repository = repository;
        this.events = events;
    }

    /**
     * Enrols all these students, or none if a number is enrolled already or is repeated. When this method returns true,
     * the lab answers their requests. The numbers should not belong to real people, because {@link #remove} removes the
     * rows of these numbers.
     *
     * @return whether the students are enrolled
     */
    public boolean enrol(Collection<Student> students) {
        return writer.write(() -> {
            var numbers = students.stream().map(Student::dni).collect(Collectors.toSet());
            if (numbers.size() < students.size()
                    || numbers.stream().anyMatch(dni -> roster.find(dni).isPresent())) {
                return false;
            }
            repository.insert(students);
            writer.invalidateOthers();
            return true;
        });
    }

    /**
     * Removes those of these students who are enrolled for a rehearsal, and their rows. Their codes become free. Their
     * requests and submissions are deleted and no longer counted. Their later requests are refused as NOT_ENROLLED.
     */
    public void remove(Collection<Dni> dnis) {
        writer.write(() -> {
            var removed = dnis.stream()
                    .distinct()
                    .filter(dni -> repository.find(dni).isPresent())
                    .toList();
            if (!removed.isEmpty()) {
                repository.markForRemoval(removed);
                events.publishEvent(new RehearsalStudentsRemoved(removed));
                repository.delete(removed);
                writer.invalidate();
                writer.invalidateOthers();
            }
            return removed;
        });
    }

    /** Removes the students of a rehearsal of a leader that was killed, before the first message is received. */
    @EventListener
    @Order(0)
    void removeStaleStudents(EpochBegun epoch) {
        writer.write(() -> {
            remove(repository.all());
            return true;
        });
    }
}
