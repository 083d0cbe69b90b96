// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The SQL texts of the statements in a log, and their numbers. A record names a statement by its number, because the
 * texts would be most of its bytes. Thread-safe.
 */
public final class StatementTexts {

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, String> texts = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    /** Returns the number of a text, which it gets if it has none yet. */
    int number(String text) {
        return numbers.computeIfAbsent(text, this::next);
    }

    /** Returns the text with this number; empty if there is none. */
    Optional<String> text(int number) {
        return Optional.ofNullable(texts.get(number));
    }

    /** Adds a text with the number that an earlier run has given to it. */
    void add(int number, String text) {
        texts.put(number, text);
        numbers.put(text, number);
        last.accumulateAndGet(number, Math::max);
    }

    private int next(String text) {
        var number = last.incrementAndGet();
        texts.put(number, text);
        return number;
    }
}
