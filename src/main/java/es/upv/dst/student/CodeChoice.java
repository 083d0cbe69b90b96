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
 * Which code a student's program takes: the first one heard since it asked, whoever it was meant for, since nothing on the
 * wire says so. If that one turns out to be used, the next one heard that it has not tried.
 */
final class CodeChoice {

    /** Of those heard while one is being tried, so that what a class hears does not pile up in each of its members. */
    private static final int KEPT = 64;

    private final Predicate<String> free;
    private final Set<String> tried = new HashSet<>();
    private final Queue<String> passedBy = new ArrayDeque<>();
    private Optional<CompletableFuture<String>> wanted = Optional.empty();

    /** @param free whether the student takes a code that it has not tried; asked once, for the code is then taken */
    CodeChoice(Predicate<String> free) {
        this.free = free;
    }

    /** Wants a code from now on; what was heard before the first call is not for it. */
    synchronized CompletableFuture<String> next() {
        var next = new CompletableFuture<String>();
        wanted = Optional.of(next);
        while (!next.isDone() && !passedBy.isEmpty()) {
            offer(passedBy.remove(), next);
        }
        return next;
    }

    synchronized void hear(String code) {
        wanted.ifPresent(next -> {
            if (next.isDone()) {
                keep(code);
            } else {
                offer(code, next);
            }
        });
    }

    /** Nothing will be heard any more. */
    synchronized void end(Throwable why) {
        wanted.ifPresent(next -> next.completeExceptionally(why));
    }

    private void offer(String code, CompletableFuture<String> next) {
        if (!tried.contains(code) && free.test(code)) {
            tried.add(code);
            next.complete(code);
        }
    }

    private void keep(String code) {
        if (tried.contains(code)) {
            return;
        }
        if (passedBy.size() == KEPT) {
            passedBy.remove();
        }
        passedBy.add(code);
    }
}
