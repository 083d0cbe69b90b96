// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.ledger.Instance;
import es.upv.dst.ledger.Missed;
import es.upv.dst.ledger.Retries;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * No rehearsal outlives its lab: what one has left that was killed goes before the first message is taken, and what is left of
 * an instance that is missed goes when it is.
 */
@Component
class RehearsalLeftovers implements SmartLifecycle {

    private final RehearsalStudents students;
    private final Instance instance;
    private volatile boolean running;

    RehearsalLeftovers(RehearsalStudents students, Instance instance) {
        this.students = students;
        this.instance = instance;
    }

    /** After a kill the tables may have to take over more than in a moment. */
    @Override
    public void start() {
        Retries.asLongAs(TransientDataAccessException.class::isInstance).invoke(() -> students.dismissAll(instance));
        running = true;
    }

    @EventListener
    void leftBy(Missed missed) {
        students.dismissAll(missed.instance());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the ledger, and before anybody is heard. */
    @Override
    public int getPhase() {
        return 1;
    }
}
