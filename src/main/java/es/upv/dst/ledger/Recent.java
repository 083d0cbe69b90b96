// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What became of the latest messages, by what tells each of them apart from every other: a message that the broker
 * delivers again is answered as it was the first time.
 */
public final class Recent<T> {

    /** Four times as many as the broker may have under way to the teacher, and so deliver again. */
    public static final int SIZE = 2_048;

    private final SequencedMap<String, T> answers = new LinkedHashMap<>();

    /** What became of this message when it was delivered before. */
    public Optional<T> find(Optional<Delivery> delivery) {
        return delivery.filter(Delivery::mayRepeat)
                .flatMap(message -> Optional.ofNullable(answers.get(message.name())));
    }

    public void add(Optional<Delivery> delivery, T answer) {
        delivery.map(Delivery::name).ifPresent(name -> add(name, answer));
    }

    private void add(String name, T answer) {
        answers.putLast(name, answer);
        if (answers.size() > SIZE) {
            answers.pollFirstEntry();
        }
    }

    /** Forgets everything but these, the latest first. */
    public void recall(List<Map.Entry<String, T>> latest) {
        answers.clear();
        latest.reversed().forEach(answer -> add(answer.getKey(), answer.getValue()));
    }
}
