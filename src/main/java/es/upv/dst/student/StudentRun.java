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

/** One run of a student's program: a step after the other, each of which is written down, until one fails. */
final class StudentRun implements AutoCloseable {

    private static final String ALREADY_USED = "ALREADY_USED";

    private final LabBroker broker;
    private final Topics topics;
    private final Applicant applicant;
    private final Publishing way;
    private final Patience patience;
    private final InstantSource clock;
    private final StudentClient client;
    private final CodeChoice codes;
    private final VerdictWatch verdicts = new VerdictWatch();
    private final List<Taken> steps = new ArrayList<>();
    private final Instant begun;
    private Optional<String> code = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<Ended> ended = Optional.empty();

    StudentRun(
            LabBroker broker,
            Topics topics,
            Applicant applicant,
            Publishing way,
            Patience patience,
            Predicate<String> free,
            InstantSource clock) {
        this.broker = broker;
        this.topics = topics;
        this.applicant = applicant;
        this.way = way;
        this.patience = patience;
        this.clock = clock;
        this.codes = new CodeChoice(free);
        this.client = new StudentClient(broker, topics, patience.broker(), this::hangUp);
        this.begun = clock.instant();
    }

    FlowReport report() {
        if (connects() && subscribes()) {
            var heard = codes.next();
            var on = asks() && hands(heard);
            while (on && verdict.filter(ALREADY_USED::equals).isPresent()) {
                on = hands(codes.next());
            }
        }
        return new FlowReport(steps, code, verdict, ended);
    }

    private boolean connects() {
        return waits(Step.CONNECT, client.connect(), patience.broker())
                .map(connected -> takes(Step.CONNECT, "logged in as dst at " + broker.url()))
                .orElse(false);
    }

    private boolean subscribes() {
        return waits(Step.SUBSCRIBE, client.subscribe(codes::hear, verdicts::hear), patience.broker())
                .map(subscribed -> takes(Step.SUBSCRIBE, "listening to " + topics.code() + " and " + topics.verdict()))
                .orElse(false);
    }

    private boolean asks() {
        return publishes(Step.ASK, topics.request(), applicant.dni());
    }

    /** Takes a code, hands it in and waits for the verdict. */
    private boolean hands(CompletableFuture<String> heard) {
        var taken = waits(Step.CODE, heard, patience.code());
        taken.ifPresent(next -> {
            code = taken;
            verdict = Optional.empty();
            takes(Step.CODE, next + " was heard");
        });
        return taken.isPresent() && solves(taken.get());
    }

    private boolean solves(String taken) {
        var judged = verdicts.on(taken);
        if (publishes(Step.SOLVE, topics.submission(), applicant.solution(taken))) {
            verdict = waits(Step.VERDICT, judged, patience.verdict());
            verdict.ifPresent(said -> takes(Step.VERDICT, taken + ";" + said + " was heard"));
        }
        return verdict.isPresent();
    }

    private boolean publishes(Step step, String topic, String payload) {
        return waits(step, client.publish(topic, payload, way), patience.broker())
                .map(published -> takes(step, "published on " + topic))
                .orElse(false);
    }

    private boolean takes(Step step, String outcome) {
        var now = clock.instant();
        return steps.add(new Taken(step, now, Duration.between(begun, now).toMillis(), outcome));
    }

    private <T> Optional<T> waits(Step step, CompletableFuture<T> answer, Duration time) {
        try {
            return Optional.of(answer.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return fails(step, step.late(), "nothing for " + time.toMillis() + " ms");
        } catch (ExecutionException e) {
            var refused = StudentClient.isRefusal(e);
            return fails(step, refused ? step.refused() : step.broken(), StudentClient.words(e));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return fails(step, step.broken(), "the lab is being stopped");
        }
    }

    private <T> Optional<T> fails(Step step, Ending reason, String outcome) {
        var tried = step == Step.CODE && code.isPresent() && reason == step.late();
        ended = Optional.of(new Ended(step, tried ? Ending.NO_OTHER_CODE_IN_TIME : reason, topics));
        takes(step, outcome);
        return Optional.empty();
    }

    private void hangUp(Throwable why) {
        codes.end(why);
        verdicts.end(why);
    }

    @Override
    public void close() {
        client.close();
    }
}
