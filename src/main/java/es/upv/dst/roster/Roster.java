// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.ledger.Ledger;
import es.upv.dst.ledger.Remembered;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;

/**
 * Who is enrolled. Asking costs no query: the answer is the last roster that was committed, whole, never a mixture of two.
 * A change is all or nothing, and known to every instance before it takes the next message. A student who leaves keeps the
 * codes and submissions that were.
 */
@Service
public class Roster implements Remembered {

    private final StudentRows rows;
    private final RehearsalRows rehearsal;
    private final Ledger ledger;
    private volatile Enrolment enrolment;

    Roster(StudentRows rows, RehearsalRows rehearsal, Ledger ledger) {
        this.rows = rows;
        this.rehearsal = rehearsal;
        this.ledger = ledger;
        this.enrolment = Enrolment.of(rows.load());
    }

    @Override
    public void recall() {
        enrolment = Enrolment.of(rows.load());
    }

    /** Who has this number; also those who are enrolled for a rehearsal only, and the marked ones. */
    public Optional<Student> find(Dni dni) {
        return rehearsal.find(dni).or(() -> Optional.ofNullable(enrolment.students.get(dni)));
    }

    /** Whether whoever has this number is served without being certified. */
    public boolean isRehearsal(Dni dni) {
        return find(dni).filter(Student::rehearsal).isPresent();
    }

    /** Who has this address, in whatever case; of several the first by their numbers, and nobody who is marked. */
    public Optional<Student> withAddress(String email) {
        return Optional.ofNullable(enrolment.byAddress.get(Enrolment.key(email)));
    }

    /** How many there are, not counting those who are marked. */
    public int enrolled() {
        return enrolment.real;
    }

    /** Everybody on the list, in the order of their numbers. */
    public Collection<Student> all() {
        return enrolment.students.values();
    }

    /** Enrols those of the draft, and nobody else. */
    public RosterReport replace(RosterDraft draft) {
        return change(draft, RosterChange::replacing);
    }

    /** Enrols those of the draft too; who is enrolled already gets the name, address and mark that the draft says. */
    public RosterReport add(RosterDraft draft) {
        return change(draft, RosterChange::adding);
    }

    private RosterReport change(RosterDraft draft, Planning planning) {
        if (!draft.refused().isEmpty()) {
            return RosterReport.refusing(enrolled(), draft.refused());
        }
        var done = ledger.writeThrough(
                () -> write(planning, draft.students()), written -> enrolment = Enrolment.of(written.students));
        return RosterReport.of(enrolled(), done.change);
    }

    private Done write(Planning planning, List<Student> wanted) {
        var before = rows.load();
        var change = planning.apply(before, wanted);
        if (change.isEmpty()) {
            return new Done(change, before);
        }
        rows.write(change);
        ledger.forgetElsewhere();
        return new Done(change, rows.load());
    }

    private interface Planning extends BiFunction<Map<Dni, Student>, List<Student>, RosterChange> {}

    private record Done(RosterChange change, Map<Dni, Student> students) {}

    /** @param real how many of the students are not marked */
    private record Enrolment(Map<Dni, Student> students, Map<String, Student> byAddress, int real) {

        static Enrolment of(Map<Dni, Student> students) {
            var byAddress = new HashMap<String, Student>();
            var real = students.values().stream()
                    .filter(student -> !student.rehearsal())
                    .toList();
            real.forEach(student -> byAddress.putIfAbsent(key(student.email()), student));
            return new Enrolment(students, byAddress, real.size());
        }

        static String key(String email) {
            return email.toLowerCase(Locale.ROOT);
        }
    }
}
