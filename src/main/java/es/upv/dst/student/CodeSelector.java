// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Selects the code that a student's program submits. This is the first code that it receives after its request, because
 * the message does not contain the student who requested the code. If the code was redeemed already, the selector
 * takes the next received code that was not tried.
 */
final class CodeSelector {

    /**
     * The maximum number of codes that are buffered while a code is tried. It limits the memory of a client in a large
     * class.
     */
    private static final int MAX_BUFFERED = 64;

    private final Predicate<String> filter;
    private final Set<String> tried = new HashSet<>();
    private final Queue<String> buffered = new ArrayDeque<>();
    private Optional<CompletableFuture<String>> pending = Optional.empty();

    /**
     * @param filter whether to submit a code that was not tried; called once for each code, because it may allocate the
     *     code
     */
    CodeSelector(Predicate<String> filter) {
        this.filter = filter;
    }

    /** Returns the next code to submit. Codes that were received before the first call are ignored. */
    synchronized CompletableFuture<String> selectNext() {
        var next = new CompletableFuture<String>();
        pending = Optional.of(next);
        while (!next.isDone() && !buffered.isEmpty()) {
            offer(buffered.remove(), next);
        }
        return next;
    }

    synchronized void onCode(String code) {
        pending.ifPresent(next -> {
            if (next.isDone()) {
                buffer(code);
            } else {
                offer(code, next);
            }
        });
    }

    private void offer(String code, CompletableFuture<String> next) {
        if (!tried.contains(code) && filter.test(code)) {
            tried.add(code);
            next.complete(code);
        }
    }

    private void buffer(String code) {
        if (tried.contains(code)) {
            return;
        }
        if (buffered.size() == MAX_BUFFERED) {
            buffered.remove();
        }
        buffered.add(code);
    }
}
