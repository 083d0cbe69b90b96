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

/** A student's program. Each run connects to the broker as an ordinary client. */
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
     * Subscribes to all codes and verdicts. They are received until the client is closed.
     *
     * @param timeout the timeout for each answer of the broker
     * @return empty if the broker refuses a student's connection or subscription, or does not answer in time
     */
    public Optional<StudentClient> subscribe(Duration timeout, Consumer<String> codes, Consumer<String> verdicts)
            throws InterruptedException {
        var client = new StudentClient(broker, topics, timeout, cause -> {});
        try {
            client.connect()
                    .thenCompose(connected -> client.subscribe(codes, verdicts))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(client);
        } catch (ExecutionException | TimeoutException e) {
            client.close();
            return Optional.empty();
        }
    }

    /**
     * Connects, requests a code, and submits received codes until the verdict is neither ALREADY_USED nor NOT_YOURS, or
     * a step fails. Blocks the calling thread.
     *
     * @param codeFilter whether to submit a received code; a real student submits any code
     */
    public FlowReport run(StudentInput input, PublishQos qos, FlowTimeouts timeouts, Predicate<String> codeFilter) {
        try (var run = new StudentRun(broker, topics, input, qos, timeouts, codeFilter, clock)) {
            return run.execute();
        }
    }
}
