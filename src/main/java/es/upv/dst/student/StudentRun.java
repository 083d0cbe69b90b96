// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.student.FlowReport.Failure;
import es.upv.dst.student.FlowReport.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** One run of a student's program. Takes the steps in order and records each step, until a step fails. */
final class StudentRun implements AutoCloseable {

    /** The verdicts on a code that another student has used, or has to use. */
    private static final Set<String> CODE_OF_ANOTHER = Set.of("ALREADY_USED", "NOT_YOURS");

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
    private final List<StepResult> steps = new ArrayList<>();
    private final Instant startedAt;
    private Optional<String> code = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    StudentRun(
            LabBroker broker,
            Topics topics,
            StudentInput input,
            PublishQos qos,
            FlowTimeouts timeouts,
            Predicate<String> codeFilter,
            InstantSource clock) {
        this.broker = broker;
        this.topics = topics;
        this.input = input;
        this.qos = qos;
        this.timeouts = timeouts;
        this.clock = clock;
        this.codes = new CodeSelector(codeFilter);
        this.client = new StudentClient(broker, topics, timeouts.broker(), disconnected::complete);
        this.startedAt = clock.instant();
    }

    FlowReport execute() {
        if (connect() && subscribe()) {
            var firstCode = codes.selectNext();
            var verdictReceived = requestCode() && submitCode(firstCode);
            while (verdictReceived && verdict.filter(CODE_OF_ANOTHER::contains).isPresent()) {
                verdictReceived = submitCode(codes.selectNext());
            }
        }
        return new FlowReport(steps, code, verdict, failure);
    }

    private boolean connect() {
        return await(Step.CONNECT, client.connect(), timeouts.broker())
                .map(connected -> addStep(Step.CONNECT, "logged in as dst at " + broker.url()))
                .orElse(false);
    }

    private boolean subscribe() {
        return await(Step.SUBSCRIBE, client.subscribe(codes::onCode, verdicts::onVerdict), timeouts.broker())
                .map(granted -> addStep(Step.SUBSCRIBE, "subscribed to " + topics.code() + " and " + topics.verdict()))
                .orElse(false);
    }

    private boolean requestCode() {
        return publish(Step.ASK, topics.request(), input.dni());
    }

    /** Waits for a code, submits it and waits for the verdict. Returns whether a verdict was received. */
    private boolean submitCode(CompletableFuture<String> received) {
        var selected = await(Step.CODE, received, timeouts.code());
        selected.ifPresent(next -> {
            code = selected;
            verdict = Optional.empty();
            addStep(Step.CODE, next + " was received");
        });
        return selected.isPresent() && submit(selected.get());
    }

    private boolean submit(String submittedCode) {
        var nextVerdict = verdicts.expectVerdict(submittedCode);
        if (publish(Step.SOLVE, topics.submission(), input.solution(submittedCode))) {
            verdict = await(Step.VERDICT, nextVerdict, timeouts.verdict());
            verdict.ifPresent(received -> addStep(Step.VERDICT, submittedCode + ";" + received + " was received"));
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
        return steps.add(
                new StepResult(step, now, Duration.between(startedAt, now).toMillis(), outcome));
    }

    /**
     * Waits for an answer, and also fails at a disconnect, because after a disconnect no code or verdict arrives, and a
     * call of HiveMQ's client may stay unanswered.
     */
    private <T> Optional<T> await(Step step, CompletableFuture<T> answer, Duration timeout) {
        var answerOrDisconnect = answer.copy();
        disconnected.thenAccept(answerOrDisconnect::completeExceptionally);
        try {
            return Optional.of(answerOrDisconnect.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return fail(step, step.onTimeout(), "no answer for " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            var isRefusal = StudentClient.isRefusal(e);
            return fail(step, isRefusal ? step.onRefusal() : step.onDisconnect(), StudentClient.message(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(step, step.onDisconnect(), "the lab is being stopped");
        }
    }

    private <T> Optional<T> fail(Step step, FailureReason reason, String outcome) {
        var isRetry = step == Step.CODE && code.isPresent() && reason == step.onTimeout();
        failure = Optional.of(new Failure(step, isRetry ? FailureReason.NO_OTHER_CODE_IN_TIME : reason, topics));
        addStep(step, outcome);
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
