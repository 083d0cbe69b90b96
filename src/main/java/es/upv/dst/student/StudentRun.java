// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.student.FlowReport.Ended;
import es.upv.dst.student.FlowReport.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** One run of a student's program. It takes the steps in order and records each, until one fails. */
final class StudentRun implements AutoCloseable {

    private static final String ALREADY_USED = "ALREADY_USED";

    private final LabBroker broker;
    private final Topics topics;
    private final StudentInput input;
    private final PublishQos qos;
    private final FlowTimeouts timeouts;
    private final InstantSource clock;
    private final StudentClient client;
    private final CodeSelector codes;
    private final VerdictAwaiter verdicts = new VerdictAwaiter();
    private final CompletableFuture<Throwable> disconnected = new CompletableFuture<>();
    private final List<Taken> steps = new ArrayList<>();
    private final Instant begun;
    private Optional<String> code = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<Ended> ended = Optional.empty();

    StudentRun(
            LabBroker broker,
            Topics topics,
            StudentInput input,
            PublishQos qos,
            FlowTimeouts timeouts,
            Predicate<String> free,
            InstantSource clock) {
        this.broker = broker;
        this.topics = topics;
        this.input = input;
        this.qos = qos;
        this.timeouts = timeouts;
        this.clock = clock;
        this.codes = new CodeSelector(free);
        this.client = new StudentClient(broker, topics, timeouts.broker(), disconnected::complete);
        this.begun = clock.instant();
    }

    FlowReport report() {
        if (connect() && subscribe()) {
            var firstCode = codes.next();
            var judged = requestCode() && submitCode(firstCode);
            while (judged && verdict.filter(ALREADY_USED::equals).isPresent()) {
                judged = submitCode(codes.next());
            }
        }
        return new FlowReport(steps, code, verdict, ended);
    }

    private boolean connect() {
        return await(Step.CONNECT, client.connect(), timeouts.broker())
                .map(connected -> addStep(Step.CONNECT, "logged in as dst at " + broker.url()))
                .orElse(false);
    }

    private boolean subscribe() {
        return await(Step.SUBSCRIBE, client.subscribe(codes::hear, verdicts::hear), timeouts.broker())
                .map(granted -> addStep(Step.SUBSCRIBE, "subscribed to " + topics.code() + " and " + topics.verdict()))
                .orElse(false);
    }

    private boolean requestCode() {
        return publish(Step.ASK, topics.request(), input.dni());
    }

    /** Waits for a code, submits it and waits for the verdict. Returns whether a verdict was received. */
    private boolean submitCode(CompletableFuture<String> received) {
        var taken = await(Step.CODE, received, timeouts.code());
        taken.ifPresent(next -> {
            code = taken;
            verdict = Optional.empty();
            addStep(Step.CODE, next + " was heard");
        });
        return taken.isPresent() && submit(taken.get());
    }

    private boolean submit(String taken) {
        var judged = verdicts.on(taken);
        if (publish(Step.SOLVE, topics.submission(), input.solution(taken))) {
            verdict = await(Step.VERDICT, judged, timeouts.verdict());
            verdict.ifPresent(received -> addStep(Step.VERDICT, taken + ";" + received + " was heard"));
        }
        return verdict.isPresent();
    }

    private boolean publish(Step step, String topic, String payload) {
        return await(step, client.publish(topic, payload, qos), timeouts.broker())
                .map(published -> addStep(step, "published on " + topic))
                .orElse(false);
    }

    private boolean addStep(Step step, String outcome) {
        var now = clock.instant();
        return steps.add(new Taken(step, now, Duration.between(begun, now).toMillis(), outcome));
    }

    /** Fails at a disconnect too: no code or verdict comes after it, and a call of HiveMQ's client may stay unanswered. */
    private <T> Optional<T> await(Step step, CompletableFuture<T> answer, Duration time) {
        var answerOrLoss = answer.copy();
        disconnected.thenAccept(answerOrLoss::completeExceptionally);
        try {
            return Optional.of(answerOrLoss.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return fail(step, step.late(), "nothing for " + time.toMillis() + " ms");
        } catch (ExecutionException e) {
            var refused = StudentClient.isRefusal(e);
            return fail(step, refused ? step.refused() : step.broken(), StudentClient.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(step, step.broken(), "the lab is being stopped");
        }
    }

    private <T> Optional<T> fail(Step step, FailureReason reason, String outcome) {
        var retried = step == Step.CODE && code.isPresent() && reason == step.late();
        ended = Optional.of(new Ended(step, retried ? FailureReason.NO_OTHER_CODE_IN_TIME : reason, topics));
        addStep(step, outcome);
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
