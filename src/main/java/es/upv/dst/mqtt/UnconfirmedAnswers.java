// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The answers of which the broker has not confirmed yet that it has them. Each is kept here until then, and published again
 * in each new connection; only then is the message that it answers acknowledged.
 */
@Component
class UnconfirmedAnswers {

    private final Map<Key, Unconfirmed> answers = new LinkedHashMap<>();

    /** Whether it is not on its way already; if it is, this delivery of the message is acknowledged together with the other. */
    synchronized boolean add(Reply answer) {
        var unconfirmed = answers.computeIfAbsent(Key.of(answer), key -> new Unconfirmed(answer, new ArrayList<>()));
        unconfirmed.deliveries().add(answer.to());
        return unconfirmed.deliveries().size() == 1;
    }

    /** The messages that it answers, once the broker has it; none if it was confirmed before. */
    synchronized List<InboundMessage> confirm(Reply answer) {
        return Optional.ofNullable(answers.remove(Key.of(answer)))
                .map(Unconfirmed::deliveries)
                .orElse(List.of());
    }

    /** Those to messages of an epoch, in the order in which they were published first; the others are abandoned. */
    synchronized List<Reply> of(long epoch) {
        abandonIf(unconfirmed -> unconfirmed.answer().to().epoch() != epoch);
        return answers.values().stream().map(Unconfirmed::answer).toList();
    }

    synchronized boolean isEmpty() {
        return answers.isEmpty();
    }

    /** Leaves them to another leader, to which the broker delivers their messages again. */
    synchronized void abandon() {
        abandonIf(unconfirmed -> true);
    }

    private void abandonIf(Predicate<Unconfirmed> condition) {
        answers.values().stream()
                .filter(condition)
                .flatMap(unconfirmed -> unconfirmed.deliveries().stream())
                .forEach(InboundMessage::abandon);
        answers.values().removeIf(condition);
    }

    /** A new session may number its messages as an earlier one did, but they are not answered the same. */
    private record Key(String delivery, InboundMessage.Kind kind, Optional<String> payload) {

        static Key of(Reply answer) {
            return new Key(answer.to().delivery().id(), answer.to().kind(), answer.payload());
        }
    }

    private record Unconfirmed(Reply answer, List<InboundMessage> deliveries) {}
}
