// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Waits for the verdict on one code at a time, among the verdicts on all codes. */
final class VerdictAwaiter {

    private String prefix = "";
    private Optional<CompletableFuture<String>> pending = Optional.empty();

    /** The next verdict on this code. The message does not say whose submission it is on. */
    synchronized CompletableFuture<String> next(String code) {
        var verdict = new CompletableFuture<String>();
        prefix = code + ";";
        pending = Optional.of(verdict);
        return verdict;
    }

    synchronized void onVerdict(String result) {
        if (result.startsWith(prefix)) {
            pending.ifPresent(verdict -> verdict.complete(result.substring(prefix.length())));
        }
    }
}
