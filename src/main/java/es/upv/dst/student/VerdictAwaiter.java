// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Selects the verdict on one code at a time from the verdicts on all codes. */
final class VerdictAwaiter {

    private String prefix = "";
    private Optional<CompletableFuture<String>> pending = Optional.empty();

    /**
     * Returns the next verdict on this code, and no longer waits for a verdict on an earlier code. The verdict may be
     * on another student's submission of the code, because the message does not contain the student.
     */
    synchronized CompletableFuture<String> expectVerdict(String code) {
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
