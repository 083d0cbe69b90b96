// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.LabBroker;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** A student's program, as students write it from their sheet. Each run is a client of the lab's broker like any other. */
@Service
public class StudentProgram {

    private final LabBroker broker;
    private final InstantSource clock;

    StudentProgram(LabBroker broker, InstantSource clock) {
        this.broker = broker;
        this.clock = clock;
    }

    /**
     * Connects, asks, and hands in what it hears until there is a verdict other than ALREADY_USED, or waiting makes no
     * sense any more. Waits on the thread that calls.
     *
     * @param free whether it takes a code that it hears; as a student does, with what is always true
     */
    public FlowReport run(Applicant applicant, Patience patience, Predicate<String> free) {
        try (var run = new StudentRun(broker, applicant, patience, free, clock)) {
            return run.report();
        }
    }
}
