// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes all checks at once and waits for each as long as a caller waits. A check is under way once at a time: whoever
 * asks meanwhile shares it, also if it never ends, so that asking again and again costs the broker nothing.
 */
@Component
class Doctor {

    private static final Logger log = LoggerFactory.getLogger(Doctor.class);

    private final List<Check> checks;
    private final Duration patience;
    private final Map<String, CompletableFuture<Finding>> underWay = new ConcurrentHashMap<>();

    Doctor(List<Check> checks, DoctorProperties properties) {
        this.patience = properties.patience();
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
    }

    /** What each check has found, in the order of their names. */
    List<Diagnosis> examine() {
        var begun = checks.stream().map(this::begin).toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Diagnosis> begin(Check check) {
        return underWay.compute(
                        check.name(), (name, before) -> before == null || before.isDone() ? started(check) : before)
                .copy()
                .completeOnTimeout(unfinished(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(finding -> Diagnosis.of(check, finding));
    }

    private static CompletableFuture<Finding> started(Check check) {
        return CompletableFuture.supplyAsync(
                () -> finding(check),
                run -> Thread.ofVirtual().name("doctor " + check.name()).start(run));
    }

    private static Finding finding(Check check) {
        try {
            return check.examine();
        } catch (Exception | Error accident) {
            log.warn("The check {} could not be made", check.name(), accident);
            return Finding.fail("It could not be examined: %s. The lab's log says more.".formatted(accident));
        }
    }

    private Finding unfinished() {
        return Finding.fail(
                "It was still being examined after %d seconds. Whatever it waits for is stuck or very slow; "
                                .formatted(patience.toSeconds())
                        + "look at the lab's log and at GET /actuator/health.");
    }
}
