// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Waits for the verdict on one code at a time, among those on everybody's. */
final class VerdictWatch {

    private String beginning = "";
    private Optional<CompletableFuture<String>> wanted = Optional.empty();

    /** The next verdict on this code; whose solution it is on, the wire does not say. */
    synchronized CompletableFuture<String> on(String code) {
        var verdict = new CompletableFuture<String>();
        beginning = code + ";";
        wanted = Optional.of(verdict);
        return verdict;
    }

    synchronized void hear(String result) {
        if (result.startsWith(beginning)) {
            wanted.ifPresent(verdict -> verdict.complete(result.substring(beginning.length())));
        }
    }

    /** Nothing will be heard any more. */
    synchronized void end(Throwable why) {
        wanted.ifPresent(verdict -> verdict.completeExceptionally(why));
    }
}
