// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.Code;
import es.upv.dst.submissions.Judgement;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the teacher says. A code is kept here until the broker has confirmed it, and said again on each new line; only
 * then is the request for it acknowledged. A student who asks twice is answered twice, if with the same code. A verdict is
 * said once.
 */
@Component
class Publisher {

    private final Map<Object, Pending> pending = new LinkedHashMap<>();
    private final Topics topics;
    private final Waits codes;
    private final Waits verdicts;
    private volatile Optional<Line> line = Optional.empty();

    Publisher(Topics topics, MeterRegistry meters) {
        this.topics = topics;
        this.codes = Waits.of(meters, "code");
        this.verdicts = Waits.of(meters, "verdict");
    }

    /** Goes on with another line, on which everything that is unconfirmed is said again, unless another instance does. */
    void resume(Line next) {
        line = Optional.of(next);
        forgetOthers();
        unconfirmed().forEach(this::say);
    }

    /** Runs what says and acknowledges much, so that it goes out together. */
    void together(Runnable saying) {
        var current = line;
        current.ifPresent(Line::hold);
        try {
            saying.run();
        } finally {
            current.ifPresent(Line::release);
        }
    }

    /** Says a code at the request's own QoS, and acknowledges the request once the broker has it. */
    void code(Code code, Arrival request) {
        var answer = new Pending(code, request.qos(), new ArrayList<>());
        if (await(answer, request) && say(request.identity(), answer)) {
            request.waited(codes.published());
        }
    }

    /** Says a verdict at the submission's own QoS. */
    void verdict(Judgement judgement, Arrival submission) {
        var payload = judgement.announced() + ";" + judgement.verdict().announced();
        if (send(topics.verdict(), payload, submission.qos(), () -> submission.waited(verdicts.confirmed()))) {
            submission.waited(verdicts.published());
        }
    }

    /** Gives the line up, so that on the next one the broker delivers again what was left without an acknowledgement. */
    void giveUp() {
        line.ifPresent(Line::giveUp);
    }

    /** Whether every code that was issued has reached the broker, as far as there is one. */
    synchronized boolean isSettled() {
        return pending.isEmpty() || line.filter(Line::isUp).isEmpty();
    }

    private boolean say(Object request, Pending answer) {
        return send(
                topics.code(),
                answer.code().digits(),
                answer.qos(),
                () -> confirm(request).forEach(this::done));
    }

    private void done(Arrival request) {
        request.acknowledge();
        request.waited(codes.confirmed());
    }

    /** Whether there is a broker. */
    private boolean send(String topic, String payload, int qos, Runnable onConfirmation) {
        var current = line.filter(Line::isUp);
        current.ifPresent(up -> up.send(topic, payload, qos, onConfirmation));
        return current.isPresent();
    }

    private synchronized void forgetOthers() {
        pending.values().removeIf(answer -> answer.deliveries().stream().noneMatch(Arrival::isOurs));
    }

    private synchronized Map<Object, Pending> unconfirmed() {
        return new LinkedHashMap<>(pending);
    }

    /** Whether this request is not being answered yet. */
    private synchronized boolean await(Pending answer, Arrival request) {
        var before = pending.putIfAbsent(request.identity(), answer);
        (before == null ? answer : before).deliveries().add(request);
        return before == null;
    }

    private synchronized List<Arrival> confirm(Object request) {
        return Optional.ofNullable(pending.remove(request))
                .map(Pending::deliveries)
                .orElse(List.of());
    }

    /** A code on its way, and the request that it answers: more than once if the broker repeated itself. */
    private record Pending(Code code, int qos, List<Arrival> deliveries) {}
}
