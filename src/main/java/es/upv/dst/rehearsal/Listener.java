// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Hears everything that a class hears, once, and so what came to it twice. */
final class Listener {

    private static final String ACCEPTED = "ACCEPTED";

    /** Said to who sends the same solution again, which nobody does in a rehearsal. */
    private static final String DUPLICATE = "DUPLICATE";

    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, Integer> judged = new HashMap<>();

    synchronized void hearCode(String code) {
        codes.merge(code, 1, Integer::sum);
    }

    /** Somebody else's solution with a code of the rehearsal is refused, and does not count. */
    synchronized void hearVerdict(String result) {
        var end = result.indexOf(';');
        var verdict = result.substring(end + 1);
        if (end > 0 && (verdict.equals(ACCEPTED) || verdict.equals(DUPLICATE))) {
            judged.merge(result.substring(0, end), 1, Integer::sum);
            notifyAll();
        }
    }

    /** Waits until a verdict on each of these codes was heard, but not for ever. */
    synchronized void awaitVerdicts(Set<String> on, Duration longest) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        for (var left = longest.toMillis(); left > 0 && !judged.keySet().containsAll(on); ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** How many of these codes came twice, and of the solutions with them how many were judged twice. */
    synchronized int doubled(Set<String> taken) {
        return twice(codes, taken) + twice(judged, taken);
    }

    private static int twice(Map<String, Integer> heard, Set<String> taken) {
        return (int)
                taken.stream().filter(code -> heard.getOrDefault(code, 0) > 1).count();
    }
}
