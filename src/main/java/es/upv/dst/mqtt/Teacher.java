// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.CodeRequest;
import es.upv.dst.codes.Codes;
import es.upv.dst.codes.Issuance;
import es.upv.dst.codes.Issuance.Issued;
import es.upv.dst.codes.Issuance.Refused;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.Submission;
import es.upv.dst.submissions.Submissions;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * The order that is the promise: what has arrived is committed as one change, then answered, then acknowledged. A crash
 * anywhere costs a redelivery, never a message.
 */
@Component
class Teacher {

    private final Ledger ledger;
    private final Codes codes;
    private final Submissions submissions;
    private final Publisher publisher;

    Teacher(Ledger ledger, Codes codes, Submissions submissions, Publisher publisher) {
        this.ledger = ledger;
        this.codes = codes;
        this.submissions = submissions;
        this.publisher = publisher;
    }

    /** @throws RuntimeException if the change could not be made; then nobody is answered and nothing acknowledged */
    void handle(List<Arrival> batch) {
        var solutions = on(Topics.SUBMISSION, batch);
        var requests = on(Topics.REQUEST, batch);
        var settled = ledger.write(() -> {
            codes.markPublished(publisher.takeConfirmed());
            return new Settled(
                    submissions.judge(
                            solutions.stream().map(Teacher::submission).toList()),
                    codes.issue(requests.stream().map(Teacher::request).toList()));
        });
        each(settled.issuances(), requests, this::answer);
        each(settled.judgements(), solutions, this::announce);
    }

    private void answer(Issuance issuance, Arrival request) {
        switch (issuance) {
            case Issued(var code) -> publisher.code(code, request);
            case Refused refused -> request.acknowledge();
        }
    }

    private void announce(Judgement judgement, Arrival solution) {
        publisher.verdict(judgement, solution);
        solution.acknowledge();
    }

    private static List<Arrival> on(String topic, List<Arrival> batch) {
        return batch.stream().filter(arrival -> arrival.topic().equals(topic)).toList();
    }

    private static CodeRequest request(Arrival arrival) {
        return new CodeRequest(arrival.text(), arrival.repeated(), arrival.receivedAt());
    }

    private static Submission submission(Arrival arrival) {
        return new Submission(arrival.text(), arrival.receivedAt());
    }

    private static <T> void each(List<T> answers, List<Arrival> questions, BiConsumer<T, Arrival> action) {
        for (var i = 0; i < answers.size(); i++) {
            action.accept(answers.get(i), questions.get(i));
        }
    }

    private record Settled(List<Judgement> judgements, List<Issuance> issuances) {}
}
