// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.cluster.EpochBegun;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** No rehearsal outlives its leader: what is left of one that was killed is removed before the first message is received. */
@Component
class RehearsalCleanup {

    private final RehearsalStudents students;

    RehearsalCleanup(RehearsalStudents students) {
        this.students = students;
    }

    @EventListener
    @Order(0)
    void removeLeftovers(EpochBegun epoch) {
        students.dismissAll();
    }
}
