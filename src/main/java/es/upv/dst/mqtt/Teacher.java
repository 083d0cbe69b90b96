// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.CodeRequest;
import es.upv.dst.codes.Codes;
import es.upv.dst.codes.Issuance;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.Submission;
import es.upv.dst.submissions.Submissions;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * The order that is the promise: what has arrived is kept as one change, then answered, then acknowledged. A crash
 * anywhere costs a redelivery, never a message.
 */
@Component
class Teacher {

    private final Ledger ledger;
    private final Codes codes;
    private final Submissions submissions;
    private final Publisher publisher;
    private final Topics topics;

    Teacher(Ledger ledger, Codes codes, Submissions submissions, Publisher publisher, Topics topics) {
        this.ledger = ledger;
        this.codes = codes;
        this.submissions = submissions;
        this.publisher = publisher;
        this.topics = topics;
    }

    /**
     * Makes of a batch one change, and keeps it. What another instance may have answered meanwhile is left alone; whether it
     * may is asked when it is this instance's turn, since then no other one can answer anything.
     *
     * @throws RuntimeException if it could not be made; then nothing has changed
     */
    Settled keep(List<Arrival> batch) {
        return ledger.write(() -> {
            var ours = batch.stream().filter(Arrival::isOurs).toList();
            var solutions = on(topics.submission(), ours);
            var requests = on(topics.request(), ours);
            var judgements = submissions.judge(
                    solutions.stream().map(Teacher::submission).toList());
            var issuances = codes.issue(requests.stream().map(Teacher::request).toList());
            return new Settled(solutions, judgements, requests, issuances);
        });
    }

    /** Tells the students what was settled. Each message ends in an acknowledgement, or waits for the code's own. */
    void answer(Settled settled) {
        publisher.together(() -> {
            each(settled.requests(), settled.issuances(), this::answer);
            each(settled.solutions(), settled.judgements(), this::announce);
        });
    }

    private void answer(Arrival request, Issuance issuance) {
        issuance.code().ifPresentOrElse(code -> publisher.code(code, request), request::acknowledge);
    }

    private void announce(Arrival solution, Judgement judgement) {
        publisher.verdict(judgement, solution);
        solution.acknowledge();
    }

    private static List<Arrival> on(String topic, List<Arrival> batch) {
        return batch.stream().filter(arrival -> arrival.topic().equals(topic)).toList();
    }

    private static CodeRequest request(Arrival arrival) {
        return new CodeRequest(arrival.text(), arrival.delivery(), arrival.receivedAt());
    }

    private static Submission submission(Arrival arrival) {
        return new Submission(arrival.text(), arrival.delivery(), arrival.receivedAt());
    }

    private static <T> void each(List<Arrival> arrivals, List<T> answers, BiConsumer<Arrival, T> action) {
        for (var i = 0; i < arrivals.size(); i++) {
            action.accept(arrivals.get(i), answers.get(i));
        }
    }

    /** A batch, and what became of each message in it. */
    record Settled(
            List<Arrival> solutions, List<Judgement> judgements, List<Arrival> requests, List<Issuance> issuances) {}
}
