// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.rehearsal.RehearsalStudentRepository;
import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.SingleWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * The enrolled students. Reads are served from memory and return the last committed roster as a whole, never a mixture
 * of two rosters. A change is applied completely or not at all, and every instance uses it before it processes the next
 * message. The codes and submissions of a removed student are kept.
 */
@Service
public class Roster implements CachedState {

    private final StudentRepository repository;
    private final RehearsalStudentRepository rehearsals;
    private final SingleWriter writer;
    private volatile Enrolment enrolment;

    Roster(StudentRepository repository, RehearsalStudentRepository rehearsals, SingleWriter writer) {
        this.repository = repository;
        this.rehearsals = rehearsals;
        this.writer = writer;
        this.enrolment = Enrolment.of(repository.load());
    }

    @Override
    public void reload() {
        enrolment = Enrolment.of(repository.load());
    }

    /** The student with this number, including synthetic students and marked rehearsal students. */
    public Optional<Student> find(Dni dni) {
        return rehearsals.find(dni).or(() -> Optional.ofNullable(enrolment.students.get(dni)));
    }

    /** Whether this number belongs to a synthetic or marked rehearsal student, who is never certified. */
    public boolean isRehearsal(Dni dni) {
        return find(dni).filter(Student::rehearsal).isPresent();
    }

    /**
     * The student with this address, in any spelling. If several students have it, the student with the lowest number.
     * Excludes marked rehearsal students.
     */
    public Optional<Student> findByEmail(String email) {
        return Optional.ofNullable(enrolment.byEmail.get(EmailAddress.key(email)));
    }

    /** The same for an address that is parsed already. */
    public Optional<Student> findByEmail(EmailAddress email) {
        return Optional.ofNullable(enrolment.byEmail.get(email.key()));
    }

    /**
     * Whether the table has this student. Inside a transaction of the single writer, no roster import and no erasure
     * changes that meanwhile.
     */
    public boolean isInTable(Dni dni) {
        return repository.contains(dni);
    }

    /** The number of students, without rehearsal students. */
    public int enrolled() {
        return enrolment.count;
    }

    /** All students of the roster, in the order of their numbers, without synthetic students. */
    public Collection<Student> all() {
        return enrolment.students.values();
    }

    /**
     * Replaces the roster with the students of the draft. A draft with errors changes nothing.
     *
     * @param confirmed whether a draft that names nobody may remove everybody; if not, the result is empty in that case
     */
    public Optional<RosterReport> replace(RosterDraft draft, boolean confirmed) {
        if (!draft.isEmpty()) {
            return Optional.of(change(draft, RosterPreview.Mode.REPLACE));
        }
        var change = write(before -> Optional.of(RosterPreview.Mode.REPLACE.change(before, List.of()))
                .filter(emptied -> confirmed || emptied.isEmpty()));
        return change.map(emptied -> RosterReport.of(enrolled(), draft, emptied));
    }

    /**
     * Adds the students of the draft, and updates those who are enrolled already. A draft with errors changes nothing.
     */
    public RosterReport add(RosterDraft draft) {
        return change(draft, RosterPreview.Mode.ADD);
    }

    private RosterReport change(RosterDraft draft, RosterPreview.Mode mode) {
        if (!draft.refused().isEmpty()) {
            return RosterReport.refused(enrolled(), draft);
        }
        var change = write(before -> Optional.of(mode.change(before, draft.students())));
        return RosterReport.of(enrolled(), draft, change.orElseThrow());
    }

    /** What a draft would change now. Changes nothing. */
    public RosterPreview preview(RosterDraft draft, RosterPreview.Mode mode) {
        return new RosterPreview(mode, draft, enrolment.students);
    }

    /**
     * Makes exactly the change that the preview shows. Empty if the roster has changed since the preview, or if the
     * draft has errors; then nothing is changed.
     */
    public Optional<RosterReport> apply(RosterPreview preview) {
        var change = write(preview::changeOf);
        return change.map(applied -> RosterReport.of(enrolled(), preview.draft(), applied));
    }

    /** @param change returns the change of the given students; empty if nothing is to be changed */
    private Optional<RosterChange> write(Function<Map<Dni, Student>, Optional<RosterChange>> change) {
        return writer.writeThrough(
                        () -> writeToTable(change), committed -> enrolment = Enrolment.of(committed.students))
                .change;
    }

    private AppliedChange writeToTable(Function<Map<Dni, Student>, Optional<RosterChange>> factory) {
        var before = repository.load();
        var change = factory.apply(before);
        if (change.filter(rows -> !rows.isEmpty()).isEmpty()) {
            return new AppliedChange(change, before);
        }
        repository.write(change.get());
        writer.invalidateOthers();
        return new AppliedChange(change, repository.load());
    }

    private record AppliedChange(Optional<RosterChange> change, Map<Dni, Student> students) {}

    /** @param count the number of students who are not marked as rehearsal students */
    private record Enrolment(Map<Dni, Student> students, Map<String, Student> byEmail, int count) {

        static Enrolment of(Map<Dni, Student> students) {
            var byEmail = new HashMap<String, Student>();
            var real = students.values().stream()
                    .filter(student -> !student.rehearsal())
                    .toList();
            real.forEach(student -> byEmail.putIfAbsent(EmailAddress.key(student.email()), student));
            return new Enrolment(students, byEmail, real.size());
        }
    }
}
