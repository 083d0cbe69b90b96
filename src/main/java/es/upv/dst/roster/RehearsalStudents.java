// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.cluster.EpochBegun;
import es.upv.dst.ledger.Ledger;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Made-up students who are served while a rehearsal lasts, in addition to the roster and marked as what they are. The roster
 * does not list them, and no change of it concerns them. Those of a leader that has ended are dismissed by the next one.
 */
@Component
public class RehearsalStudents {

    private final Ledger ledger;
    private final Roster roster;
    private final RehearsalRows rows;
    private final ApplicationEventPublisher events;

    RehearsalStudents(Ledger ledger, Roster roster, RehearsalRows rows, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.roster = roster;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Enrols them all, or nobody if one of the numbers is enrolled already or stands there twice. Once it comes back, their
     * requests are served. The numbers should be nobody's, for whatever was done under them goes at the end.
     *
     * @return whether they are enrolled
     */
    public boolean enrol(Collection<Student> students) {
        return ledger.write(() -> {
            var numbers = students.stream().map(Student::dni).collect(Collectors.toSet());
            if (numbers.size() < students.size()
                    || numbers.stream().anyMatch(dni -> roster.find(dni).isPresent())) {
                return false;
            }
            rows.insert(students);
            ledger.forgetElsewhere();
            return true;
        });
    }

    /**
     * Takes off those of them who were enrolled here, and whatever they did: codes are free again, requests and submissions
     * are gone and no longer counted. What of theirs arrives later is refused as anybody's who is not enrolled.
     */
    public void dismiss(Collection<Dni> dnis) {
        ledger.write(() -> {
            var leaving = dnis.stream()
                    .distinct()
                    .filter(dni -> rows.find(dni).isPresent())
                    .toList();
            if (!leaving.isEmpty()) {
                rows.mark(leaving);
                events.publishEvent(new Dismissed(leaving));
                rows.delete(leaving);
                ledger.forget();
                ledger.forgetElsewhere();
            }
            return leaving;
        });
    }

    /** No rehearsal outlives its leader: what is left of one that was killed is removed before the first message is received. */
    @EventListener
    @Order(0)
    void removeLeftovers(EpochBegun epoch) {
        ledger.write(() -> {
            dismiss(rows.all());
            return true;
        });
    }
}
