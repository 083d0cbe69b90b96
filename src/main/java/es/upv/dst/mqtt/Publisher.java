// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.Code;
import es.upv.dst.submissions.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the teacher says. A code is kept here until the broker has confirmed it, and said again on each new line; only
 * then are the requests for it acknowledged. A verdict is said once.
 */
@Component
class Publisher {

    private final Map<Code, Pending> pending = new LinkedHashMap<>();
    private volatile Optional<Line> line = Optional.empty();

    /** Goes on with another line, on which everything that is unconfirmed is said again. */
    void resume(Line next) {
        line = Optional.of(next);
        unconfirmed().forEach((code, waiting) -> say(code, waiting.qos()));
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
        if (await(code, request)) {
            say(code, request.qos());
        }
    }

    /** Says a verdict at the submission's own QoS. */
    void verdict(Judgement judgement, Arrival submission) {
        send(Topics.VERDICT, judgement.announced() + ";" + judgement.verdict().announced(), submission.qos(), () -> {});
    }

    /** Gives the line up, so that on the next one the broker delivers again what was left without an acknowledgement. */
    void giveUp() {
        line.ifPresent(Line::giveUp);
    }

    /** Whether every code that was issued has reached the broker, as far as there is one. */
    synchronized boolean isSettled() {
        return pending.isEmpty() || line.filter(Line::isUp).isEmpty();
    }

    private void say(Code code, int qos) {
        send(Topics.CODE, code.digits(), qos, () -> confirm(code).forEach(Arrival::acknowledge));
    }

    private void send(String topic, String payload, int qos, Runnable onConfirmation) {
        line.filter(Line::isUp).ifPresent(current -> current.send(topic, payload, qos, onConfirmation));
    }

    private synchronized Map<Code, Pending> unconfirmed() {
        return new LinkedHashMap<>(pending);
    }

    /** Whether nobody waits for this code yet, so that it has to be said. */
    private synchronized boolean await(Code code, Arrival request) {
        var fresh = !pending.containsKey(code);
        pending.computeIfAbsent(code, first -> new Pending(request.qos(), new ArrayList<>()))
                .requests()
                .add(request);
        return fresh;
    }

    private synchronized List<Arrival> confirm(Code code) {
        return Optional.ofNullable(pending.remove(code)).map(Pending::requests).orElse(List.of());
    }

    /** A code on its way, and the requests that it answers: more than one if the broker repeated itself. */
    private record Pending(int qos, List<Arrival> requests) {}
}
