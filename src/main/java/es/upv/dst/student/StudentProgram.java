// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** A student's program, as students write it from their sheet. Each run is a client of the lab's broker like any other. */
@Service
public class StudentProgram {

    private final LabBroker broker;
    private final Topics topics;
    private final InstantSource clock;

    StudentProgram(LabBroker broker, Topics topics, InstantSource clock) {
        this.broker = broker;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Listens to what everybody hears, until it is closed.
     *
     * @param patience for the broker's answers
     * @return nothing if the broker does not let a student do so, in time
     */
    public Optional<StudentClient> listen(Duration patience, Consumer<String> codes, Consumer<String> verdicts)
            throws InterruptedException {
        var client = new StudentClient(broker, topics, patience, lost -> {});
        try {
            client.connect()
                    .thenCompose(connected -> client.subscribe(codes, verdicts))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(client);
        } catch (ExecutionException | TimeoutException refused) {
            client.close();
            return Optional.empty();
        }
    }

    /**
     * Connects, asks, and hands in what it hears until there is a verdict other than ALREADY_USED, or waiting makes no
     * sense any more. Waits on the thread that calls.
     *
     * @param free whether it takes a code that it hears; as a student does, with what is always true
     */
    public FlowReport run(Applicant applicant, Publishing way, Patience patience, Predicate<String> free) {
        try (var run = new StudentRun(broker, topics, applicant, way, patience, free, clock)) {
            return run.report();
        }
    }
}
