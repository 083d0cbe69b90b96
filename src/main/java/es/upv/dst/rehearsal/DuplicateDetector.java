// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Detects duplicates. Counts every published code and verdict with one client. */
final class DuplicateDetector {

    private static final String ACCEPTED = "ACCEPTED";

    /** Means that the lab has judged a submission twice, because synthetic students submit each solution once. */
    private static final String DUPLICATE = "DUPLICATE";

    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, Integer> verdicts = new HashMap<>();

    synchronized void onCode(String code) {
        codes.merge(code, 1, Integer::sum);
    }

    /**
     * Counts the verdicts ACCEPTED and DUPLICATE. Ignores refusals, because other students may have submitted the codes
     * of the rehearsal.
     */
    synchronized void onVerdict(String result) {
        var end = result.indexOf(';');
        var verdict = result.substring(end + 1);
        if (end > 0 && (verdict.equals(ACCEPTED) || verdict.equals(DUPLICATE))) {
            verdicts.merge(result.substring(0, end), 1, Integer::sum);
            notifyAll();
        }
    }

    /** Waits until a verdict on each of these codes was received, or until the timeout. */
    synchronized void awaitVerdicts(Set<String> expected, Duration timeout) throws InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        for (var remaining = timeout.toMillis();
                remaining > 0 && !verdicts.keySet().containsAll(expected); ) {
            wait(remaining);
            remaining = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** The number of these codes that were received twice, plus the number of these codes with two verdicts. */
    synchronized int countDuplicates(Set<String> issued) {
        return countDuplicates(codes, issued) + countDuplicates(verdicts, issued);
    }

    private static int countDuplicates(Map<String, Integer> received, Set<String> issued) {
        return (int) issued.stream()
                .filter(code -> received.getOrDefault(code, 0) > 1)
                .count();
    }
}
