// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.progress;

import es.upv.dst.events.log.EventPosition;
import es.upv.dst.events.log.EventReader;
import es.upv.dst.events.log.LabEvent;
import es.upv.dst.events.progress.MinuteCounts.MinuteCount;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.grades.certification.SubmissionAssigned;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.CachedState;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The progress of the class and the counts of the last hour, in memory. They follow the events on each read, and are
 * computed anew from all events after the roster was changed, a submission was assigned to a student, or the tables
 * were changed otherwise.
 */
@Component
public class LiveClass implements CachedState {

    private static final int EVENTS_PER_READ = 2_000;

    private final EventReader reader;
    private final Roster roster;
    private final Certifications certifications;
    private final InstantSource clock;
    private Collection<Student> students = List.of();
    private Optional<ClassProgress> current = Optional.empty();
    private MinuteCounts minutes = new MinuteCounts();
    private EventPosition position = EventPosition.START;
    private long version;
    private volatile boolean stale = true;

    LiveClass(EventReader reader, Roster roster, Certifications certifications, InstantSource clock) {
        this.reader = reader;
        this.roster = roster;
        this.certifications = certifications;
        this.clock = clock;
    }

    /** Discards the state, and does not read the tables, because nobody may need it. */
    @Override
    public void reload() {
        stale = true;
    }

    @EventListener(SubmissionAssigned.class)
    void onAssignment() {
        reload();
    }

    /**
     * Returns the progress of these students, and the position of the events that it includes.
     *
     * @throws org.springframework.dao.DataAccessException if the tables cannot be read
     */
    public synchronized Snapshot snapshot() {
        return snapshot(update());
    }

    /**
     * Returns the same without reading the tables, as of the last read. While a stream of events is open, this was less
     * than a second ago.
     */
    public synchronized Snapshot latest() {
        return snapshot(current.orElseGet(this::update));
    }

    private Snapshot snapshot(ClassProgress progress) {
        var rows = students.stream()
                .filter(student -> !student.rehearsal())
                .map(student -> new StudentRow(student, progress.of(student.dni())))
                .toList();
        return new Snapshot(position, rows, minutes.lastHour(clock.instant()), version);
    }

    /** Returns the progress of a student of the roster. */
    public synchronized StudentProgress progressOf(Dni dni) {
        return update().of(dni);
    }

    /** Returns the progress of the students that these events concern, after all events up to now. */
    public synchronized Map<Student, StudentProgress> progressAfter(List<LabEvent> events) {
        var progress = update();
        return events.stream()
                .flatMap(event -> progress.studentsOf(event).stream())
                .distinct()
                .flatMap(dni -> roster.find(dni).stream())
                .collect(Collectors.toMap(student -> student, student -> progress.of(student.dni())));
    }

    /** Returns the progress after all events up to now. Is called with the lock held. */
    private ClassProgress update() {
        reader.awaitTablesUpToDate();
        // A change of the roster replaces the collection.
        if (stale || current.isEmpty() || students != roster.all()) {
            stale = false;
            // A failure of the next statements leaves it empty.
            current = Optional.empty();
            students = roster.all();
            minutes = new MinuteCounts();
            position = EventPosition.START;
            version++;
            current = Optional.of(new ClassProgress(roster, certifications.attribution()));
        }
        var progress = current.get();
        for (var events = reader.readAfter(position, EVENTS_PER_READ);
                !events.isEmpty();
                events = reader.readAfter(position, EVENTS_PER_READ)) {
            for (var event : events) {
                progress.apply(event);
                minutes.apply(event);
                position = position.after(event);
            }
        }
        return progress;
    }

    /**
     * The class at a position of the stream of events.
     *
     * @param students in the order of the roster
     * @param minutes the counts of the last hour, the current minute last
     * @param version the number of times that this instance has computed the progress from the beginning
     */
    public record Snapshot(EventPosition position, List<StudentRow> students, List<MinuteCount> minutes, long version) {

        public Snapshot {
            students = List.copyOf(students);
            minutes = List.copyOf(minutes);
        }

        /** The number of students who have finished the exercise. */
        public long certified() {
            return students.stream()
                    .filter(row -> row.progress().state().isCertified())
                    .count();
        }

        /** The number of students in each state, also 0. */
        public Map<ProgressState, Long> countsByState() {
            var counts = new EnumMap<ProgressState, Long>(ProgressState.class);
            for (var state : ProgressState.values()) {
                counts.put(state, 0L);
            }
            students.forEach(row -> counts.merge(row.progress().state(), 1L, Long::sum));
            return counts;
        }
    }

    public record StudentRow(Student student, StudentProgress progress) {}
}
